using Instrumentation.Budgets;
using Instrumentation.Recording;

namespace Instrumentation.Monitoring;

/// <summary>An SLO, or one group of it, with its counts and where its series go.</summary>
internal sealed class SloState
{
    private readonly double[] _ratios;

    // Not known after a restart: what was missed before is no new breach.
    private bool? _wasMet = true;

    public SloState(SloDefinition slo, GroupKey group, SloHistory history, SloOutput? output, SloGauges gauges)
    {
        Slo = slo;
        Group = group;
        History = history;
        Output = output;
        Gauges = gauges;
        _ratios = new double[history.RatioWindows.Count];
        Ratios = _ratios;
    }

    public SloDefinition Slo { get; }

    public GroupKey Group { get; }

    public SloHistory History { get; }

    public SloOutput? Output { get; }

    public SloGauges Gauges { get; }

    /// <summary>The error ratio over each recorded window, NaN where there was nothing.</summary>
    public IReadOnlyList<double> Ratios { get; }

    public IReadOnlyList<SloResult> Results { get; private set; } = [];

    /// <summary>The last measured value, for indicators of values.</summary>
    public double? Value { get; set; }

    /// <summary>Whether anything was measured since the start.</summary>
    public bool IsMeasured { get; set; }

    public PolicyState Policy { get; } = new();

    public PendingEvents Pending { get; } = new();

    /// <summary>Evaluates the objective at a time.</summary>
    /// <returns>Whether it ceased to be met.</returns>
    public bool Evaluate(DateTimeOffset time)
    {
        History.ReadErrorRatios(time.ToUnixTimeMilliseconds(), _ratios);
        return Take(History.Evaluate(time));
    }

    /// <summary>Takes note that the counts are those of before a restart.</summary>
    public void Restored()
    {
        Gauges.Restored(History.AllBad);
        if (History.AllGood + History.AllBad == 0)
            return;
        IsMeasured = true;
        _wasMet = null;
    }

    /// <summary>Takes the results of an objective that is made of others.</summary>
    public bool Take(IReadOnlyList<SloResult> results, ReadOnlySpan<double> ratios)
    {
        ratios.CopyTo(_ratios);
        return Take(results);
    }

    private bool Take(IReadOnlyList<SloResult> results)
    {
        if (Slo.Objective is null && Value is { } value)
            results = [.. results.Select(result => Judged(result, value))];
        Results = results;
        bool? isMet = results[0].IsMet;
        bool isBreach = _wasMet == true && isMet == false;
        _wasMet = isMet ?? _wasMet;
        return isBreach;
    }

    // Without a ratio there is no budget: the value alone is compared.
    private SloResult Judged(SloResult result, double value) =>
        result with { Value = value, IsMet = Objectives.Comparisons.Holds(Slo.Indicator.Direction, value, Slo.Indicator.Threshold!.Value) };
}
