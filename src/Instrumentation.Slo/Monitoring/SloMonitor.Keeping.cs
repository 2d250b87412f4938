using Instrumentation.Monitoring;
using Instrumentation.Recording;

namespace Instrumentation;

/// <content>What survives a restart.</content>
public sealed partial class SloMonitor
{
    // Older entries of the audit trail are dropped.
    private const int MostChanges = 10_000;

    private readonly List<ExclusionChange> _changes = [];
    private Action<byte, byte[]>? _append;

    /// <summary>The audit trail of exclusions: who excluded what, took it back, and when; the oldest first. The last 10,000 entries are kept, across restarts.</summary>
    public IReadOnlyList<ExclusionChange> ExclusionChanges
    {
        get
        {
            lock (_lock)
                return [.. _changes];
        }
    }

    // Held while counts change, and by the journal while it takes a copy.
    internal Lock Gate => _lock;

    internal IReadOnlyList<SloState> States => _ordered;

    /// <summary>Excludes a time from the budget of an SLO, or of all its groups, also of those still to come; one of the same name is replaced.</summary>
    /// <param name="slo">The SLO's name.</param>
    /// <param name="exclusion">The excluded time; <see cref="SloHistory.TryExclusion"/> of its history says beforehand what it changes.</param>
    /// <exception cref="KeyNotFoundException">There is no such SLO.</exception>
    /// <exception cref="ArgumentException">The exclusion ends before it begins, or recurs in a way that is not allowed.</exception>
    public void Exclude(string slo, BudgetExclusion exclusion)
    {
        ArgumentNullException.ThrowIfNull(exclusion);
        ForEach(slo, state =>
        {
            state.History.Exclude(exclusion);
            return new ExclusionChange(_time.GetUtcNow(), slo, exclusion, IsTakenBack: false, exclusion.Author);
        });
    }

    /// <summary>Takes an exclusion back; everything is then as if it had never been.</summary>
    /// <param name="slo">The SLO's name.</param>
    /// <param name="id">The exclusion's name.</param>
    /// <param name="author">Who takes it back, for the audit trail.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="KeyNotFoundException">There is no such SLO.</exception>
    public bool Include(string slo, string id, string author)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(author);
        return ForEach(slo, state => state.History.Exclusions.FirstOrDefault(exclusion => exclusion.Id == id) is { } exclusion && state.History.Include(id)
            ? new ExclusionChange(_time.GetUtcNow(), slo, exclusion, IsTakenBack: true, author)
            : null);
    }

    internal void Restore(ExclusionChange change) => Remember(change);

    internal SloState? FindState(string slo, GroupKey group) =>
        _definitions.TryGetValue(slo, out SloDefinition? definition) && definition.GroupBy.Count == group.Values.Count ? StateOf(definition, group) : null;

    // Before the first run only.
    internal void Reset()
    {
        lock (_lock)
        {
            _states.Clear();
            _ordered.Clear();
            _bindings.Clear();
            _changes.Clear();
            foreach (SloDefinition slo in _definitions.Values.Where(slo => slo.GroupBy.Count == 0))
                StateOf(slo, GroupKey.None);
        }
    }

    internal void KeepIn(Action<byte, byte[]> append)
    {
        lock (_lock)
        {
            _append = append;
            foreach (SloState state in _ordered)
                state.Restored();
        }
    }

    private bool ForEach(string slo, Func<SloState, ExclusionChange?> change)
    {
        ArgumentNullException.ThrowIfNull(slo);
        if (!_definitions.TryGetValue(slo, out SloDefinition? definition))
            throw new KeyNotFoundException($"There is no SLO '{slo}'; there are {string.Join(", ", _definitions.Keys)}.");
        lock (_lock)
        {
            // Groups that are still to come take their exclusions from one that is there.
            if (definition.GroupBy.Count > 0)
                StateOf(definition, GroupKey.OverflowOf(definition.GroupBy.Count));
            ExclusionChange? made = null;
            foreach (SloState state in _ordered.Where(state => state.Slo.Name == slo))
            {
                if (change(state) is not { } one)
                    continue;
                made = one;
                Keep(KeptSlos.Exclusions(state));
            }

            if (made is null)
                return false;
            Remember(made);
            Keep(KeptSlos.Changed(made));
            return true;
        }
    }

    private void Remember(ExclusionChange change)
    {
        if (_changes.Count >= MostChanges)
            _changes.RemoveAt(0);
        _changes.Add(change);
    }

    private void Keep((byte Type, byte[] Payload) record) => _append?.Invoke(record.Type, record.Payload);
}
