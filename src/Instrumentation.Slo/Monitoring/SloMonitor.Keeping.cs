using Instrumentation.Monitoring;
using Instrumentation.Recording;

namespace Instrumentation;

/// <content>What survives a restart.</content>
public sealed partial class SloMonitor
{
    private Action<byte, byte[]>? _append;

    // Held while counts change, and by the journal while it takes a copy.
    internal Lock Gate => _lock;

    internal IReadOnlyList<SloState> States => _ordered;

    /// <summary>Excludes a time from the budget of an SLO, or of all its groups; one of the same name is replaced.</summary>
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
            return true;
        });
    }

    /// <summary>Takes an exclusion back; everything is then as if it had never been.</summary>
    /// <param name="slo">The SLO's name.</param>
    /// <param name="id">The exclusion's name.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="KeyNotFoundException">There is no such SLO.</exception>
    public bool Include(string slo, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ForEach(slo, state => state.History.Include(id));
    }

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

    private bool ForEach(string slo, Func<SloState, bool> change)
    {
        ArgumentNullException.ThrowIfNull(slo);
        if (!_definitions.ContainsKey(slo))
            throw new KeyNotFoundException($"There is no SLO '{slo}'; there are {string.Join(", ", _definitions.Keys)}.");
        lock (_lock)
        {
            bool changed = false;
            foreach (SloState state in _ordered.Where(state => state.Slo.Name == slo))
            {
                if (!change(state))
                    continue;
                changed = true;
                Keep(KeptSlos.Exclusions(state));
            }

            return changed;
        }
    }

    private void Keep((byte Type, byte[] Payload) record) => _append?.Invoke(record.Type, record.Payload);
}
