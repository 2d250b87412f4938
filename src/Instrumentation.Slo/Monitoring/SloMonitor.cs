using Instrumentation.Budgets;
using Instrumentation.Monitoring;
using Instrumentation.Recording;

namespace Instrumentation;

/// <summary>Watches SLOs: counts their events, says how they stand, and writes their series.</summary>
/// <remarks>
/// Recording and reading are safe from any thread. <see cref="Run"/> is for one thread at a time: the monitoring cycle of the host calls it, or a loop of the
/// application's own.
/// </remarks>
public sealed partial class SloMonitor
{
    private readonly Dictionary<string, SloDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SloRecorder> _recorders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BudgetPolicy> _policies = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Slo, GroupKey Group), SloState> _states = [];
    private readonly List<SloState> _ordered = [];
    private readonly List<RecordedEvents?> _bindings = [];
    private readonly Lock _lock = new();
    private readonly ZoneCalendar _zones = new();
    private readonly SloMonitorOptions _options;
    private readonly SloInstruments _instruments;
    private readonly SeriesStore? _store;
    private readonly TimeProvider _time;
    private DateTimeOffset? _lastRun;
    private volatile IReadOnlyList<SloStatus> _statuses = [];

    /// <summary>Makes a monitor.</summary>
    /// <param name="options">What it watches.</param>
    /// <param name="metrics">Where events are recorded, and the monitor's own metrics.</param>
    /// <param name="store">Where the series of the SLOs go; null for nowhere.</param>
    /// <param name="time">What the age of data is measured against, and what the audit trail's times are of; null for the system's.</param>
    /// <exception cref="ArgumentException">A definition has an error, or names what is not there; the message says which and why.</exception>
    public SloMonitor(SloMonitorOptions options, IStreamingMetrics metrics, SeriesStore? store = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(metrics);
        _options = options;
        _store = store;
        _time = time ?? TimeProvider.System;
        foreach (BudgetPolicy policy in options.Policies.Prepend(BudgetPolicy.Workbook))
            _policies[policy.Name] = policy;
        foreach (SloDefinition definition in options.Definitions)
            Add(definition.Service.Length > 0 ? definition : definition with { Service = options.Service });
        CheckReferences(options);
        int series = _definitions.Values.Sum(slo => (slo.GroupBy.Count > 0 ? slo.MaxGroups + 1 : 1) * Math.Max(slo.Windows.Count, 2)) + 16;
        _instruments = new SloInstruments(metrics, Math.Min(series, 1_000_000));
        foreach (SloDefinition slo in _definitions.Values)
            Begin(slo);
    }

    /// <summary>The SLOs, with the service of those that named none.</summary>
    public IReadOnlyCollection<SloDefinition> Definitions => _definitions.Values;

    /// <summary>The policies by name.</summary>
    public IReadOnlyDictionary<string, BudgetPolicy> Policies => _policies;

    /// <summary>How all SLOs and groups stood at the last run; empty before the first.</summary>
    public IReadOnlyList<SloStatus> Statuses => _statuses;

    /// <summary>The bytes that the counts take.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return _ordered.Sum(state => (long)state.History.Bytes);
        }
    }

    /// <summary>The recorder of an SLO, to be kept.</summary>
    /// <param name="slo">The SLO's name.</param>
    /// <returns>The recorder.</returns>
    /// <exception cref="KeyNotFoundException">There is no such SLO, or its events come from queries.</exception>
    public SloRecorder GetRecorder(string slo)
    {
        ArgumentNullException.ThrowIfNull(slo);
        return _recorders.TryGetValue(slo, out SloRecorder? recorder)
            ? recorder
            : throw new KeyNotFoundException($"There is no SLO '{slo}' that events are recorded for; there are {string.Join(", ", _recorders.Keys)}.");
    }

    /// <summary>How an SLO stood at the last run.</summary>
    /// <param name="slo">The SLO's name.</param>
    /// <returns>The status, that of the first group for an SLO with groups; null before the first run.</returns>
    /// <exception cref="KeyNotFoundException">There is no such SLO.</exception>
    public SloStatus? Find(string slo)
    {
        ArgumentNullException.ThrowIfNull(slo);
        if (!_definitions.ContainsKey(slo))
            throw new KeyNotFoundException($"There is no SLO '{slo}'; there are {string.Join(", ", _definitions.Keys)}.");
        return _statuses.FirstOrDefault(status => status.Slo.Name == slo);
    }

    /// <summary>The events of an SLO, for exclusions, trends and snapshots.</summary>
    /// <param name="slo">The SLO's name.</param>
    /// <param name="group">The values of the labels that it is grouped by, in their order.</param>
    /// <returns>The history.</returns>
    /// <exception cref="KeyNotFoundException">There is no such SLO or group.</exception>
    public SloHistory GetHistory(string slo, params IReadOnlyList<string> group)
    {
        ArgumentNullException.ThrowIfNull(slo);
        ArgumentNullException.ThrowIfNull(group);
        lock (_lock)
        {
            return _states.TryGetValue((slo, new GroupKey(group)), out SloState? state)
                ? state.History
                : throw new KeyNotFoundException($"There is no SLO '{slo}' with the group '{string.Join(',', group)}'.");
        }
    }

    /// <summary>Reads the recorded events, evaluates every SLO, and writes its series.</summary>
    /// <param name="snapshot">The state of all metrics at that time.</param>
    /// <param name="time">The time, later than that of the run before.</param>
    public void Run(MetricSnapshot snapshot, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        lock (_lock)
        {
            Read(snapshot, time);
            foreach (SloState state in _ordered)
                Evaluate(state, time);
            _statuses = [.. _ordered.Select(state => StatusOf(state, time))];
            _lastRun = time;
        }
    }

    private void Add(SloDefinition definition)
    {
        if (definition.Check().FirstOrDefault(finding => finding.IsError) is { } error)
            throw new ArgumentException($"The SLO {definition.Name} cannot be used: {error}", nameof(definition));
        if (!_definitions.TryAdd(definition.Name, definition))
            throw new ArgumentException($"The SLO {definition.Name} is there twice; give one of them another name.", nameof(definition));
    }

    private void CheckReferences(SloMonitorOptions options)
    {
        foreach (SloDefinition slo in _definitions.Values)
        {
            if (slo.Policy.Length > 0 && !_policies.ContainsKey(slo.Policy))
                throw new ArgumentException($"The SLO {slo.Name} names the policy '{slo.Policy}'; there are {string.Join(", ", _policies.Keys)}.", nameof(options));
            foreach (CompositeMember member in slo.Composite?.Members ?? [])
            {
                if (!_definitions.TryGetValue(member.Slo, out SloDefinition? of) || of.Composite is not null || of.GroupBy.Count > 0)
                {
                    string reason = of is null ? "not there" : of.Composite is null ? "told apart by groups" : "itself made of others";
                    throw new ArgumentException($"The SLO {slo.Name} is made of '{member.Slo}', which is {reason}.", nameof(options));
                }
            }
        }
    }

    private void Begin(SloDefinition slo)
    {
        if (slo.Composite is null && slo.Indicator.Source is RecordedSource)
        {
            Histogram? values = slo.Indicator.KeepsDistribution ? _instruments.DistributionOf(slo.Indicator) : null;
            RecorderGroups? groups = slo.GroupBy.Count > 0 ? new RecorderGroups(slo, _instruments.Recorded, values, _time) : null;
            _recorders[slo.Name] = groups?.Overflow.WithGroups(groups) ?? RecorderGroups.Create(slo, _instruments.Recorded, values, GroupKey.None, groups: null, _time);
        }

        if (slo.GroupBy.Count == 0)
            StateOf(slo, GroupKey.None);
    }

    private SloState StateOf(SloDefinition slo, GroupKey group)
    {
        if (_states.TryGetValue((slo.Name, group), out SloState? state))
            return state;
        if (slo.GroupBy.Count > 0 && !group.IsOverflow && _ordered.Sum(other => (long)other.History.Bytes) > _options.MaxBytes)
            return StateOf(slo, GroupKey.OverflowOf(slo.GroupBy.Count));
        state = new SloState(
            slo,
            group,
            new SloHistory(slo, _options.Interval, _zones),
            _store is not null && slo.Objective is not null ? new SloOutput(_store, slo, group) : null,
            new SloGauges(_instruments, slo, group));
        // What is excluded is so for all groups, also for those that come later.
        foreach (BudgetExclusion exclusion in _ordered.Find(other => other.Slo.Name == slo.Name)?.History.Exclusions ?? [])
            state.History.Exclude(exclusion);
        _states.Add((slo.Name, group), state);
        // What is made of others comes behind them.
        _ordered.Insert(slo.Composite is null ? _ordered.TakeWhile(other => other.Slo.Composite is null).Count() : _ordered.Count, state);
        return state;
    }

    private void Evaluate(SloState state, DateTimeOffset time)
    {
        bool isBreach = state.Slo.Composite is { } composite ? Compose(state, composite, time) : state.Evaluate(time);
        if (state.Slo.Policy.Length > 0)
        {
            bool wasFrozen = state.Policy.IsFrozen;
            state.Policy.Update(_policies[state.Slo.Policy], state.Results[0].Consumed);
            if (wasFrozen != state.Policy.IsFrozen)
                Keep(KeptSlos.Frozen(state));
        }

        state.Gauges.Tell(state, isBreach);
        // What nobody can say anything about has no series; recorded events stand at zero from the beginning.
        if (state.Slo.Indicator.Source is RecordedSource || state.IsMeasured || state.Slo.Composite is not null)
            state.Output?.Write(state, time.ToUnixTimeMilliseconds());
    }

    private bool Compose(SloState state, CompositeDefinition composite, DateTimeOffset time)
    {
        SloState[] members = [.. composite.Members.Select(member => _states[(member.Slo, GroupKey.None)])];
        var ratios = new double[state.Ratios.Count];
        for (int place = 0; place < ratios.Length; place++)
        {
            TimeSpan window = state.History.RatioWindows[place];
            ratios[place] = CompositeMath.ErrorRatio(composite.Kind, [.. members.Select((member, index) => ((double)composite.Members[index].Weight, member.History.ErrorRatio(window, time)))]);
        }

        SloResult[] results = [.. state.Slo.Windows.Select((window, place) => CompositeMath.Result(
            state.Slo, window, time, [.. members.Select((member, index) => (composite.Members[index].Weight, member.Results[Math.Min(place, member.Results.Count - 1)]))]))];
        return state.Take(results, ratios);
    }

    private SloStatus StatusOf(SloState state, DateTimeOffset time)
    {
        SloResult first = state.Results[0];
        double ratio = state.Ratios.Count > 0 ? state.Ratios[0] : double.NaN;
        decimal? burnRate = first.Objective is { } objective && double.IsFinite(ratio) ? ErrorBudget.BurnRate((decimal)Math.Clamp(ratio, 0, 1), objective) : null;
        return new SloStatus(state.Slo, state.Group.Values, time, state.Results)
        {
            IsFrozen = state.Policy.IsFrozen,
            PolicyTiers = state.Policy.Tiers,
            SecondsToExhaustion = first.Remaining is { } remaining && burnRate is { } rate ? ErrorBudget.SecondsToExhaustion(remaining, rate, first.Window.Length) : null,
            ReadBurnRates = state.Slo.Composite is null ? () => BurnRateEvaluator.Evaluate(state.History, LastRun(time)) : static () => [],
            ReadExhaustion = state.Slo.Composite is null ? () => ExhaustionForecast.Of(state.History, first) : static () => null,
        };
    }

    // Windows only move on, so that what is asked later is answered as of the last run.
    private DateTimeOffset LastRun(DateTimeOffset time)
    {
        lock (_lock)
            return _lastRun ?? time;
    }
}
