using Instrumentation.Evaluation;
using Instrumentation.Labels;
using Instrumentation.Monitoring;
using Instrumentation.Objectives;
using Instrumentation.Reading;

namespace Instrumentation;

/// <summary>Works out indicators over any window: exact ratios, and percentiles of the merged distribution.</summary>
/// <param name="monitor">Counts the events.</param>
/// <param name="engine">Evaluates PromQL.</param>
/// <param name="source">Where the distributions are.</param>
/// <param name="time">Tells the time; null for the system's.</param>
/// <remarks>Safe from any thread.</remarks>
public sealed class SliCalculator(SloMonitor monitor, PromqlEngine engine, ISeriesSource source, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>The ratio of good events of an SLO without groups over the time up to the monitor's last run.</summary>
    /// <param name="slo">The SLO's name.</param>
    /// <param name="window">How far to look back, from a minute to 400 days.</param>
    /// <returns>The ratio, 0 to 1, of exact counts; null where there was nothing.</returns>
    /// <exception cref="KeyNotFoundException">There is no such SLO, or it has groups.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is outside its range.</exception>
    public double? CalculateSli(string slo, TimeSpan window)
    {
        Check(window);
        double ratio = monitor.GetHistory(slo).ErrorRatio(window, _time.GetUtcNow());
        return double.IsNaN(ratio) ? null : 1 - ratio;
    }

    /// <summary>A percentile of the recorded values of an SLO over a window, all instances and groups merged: percentiles are not averaged.</summary>
    /// <param name="slo">The SLO's name; its indicator has to keep its distribution.</param>
    /// <param name="quantile">Which, 0 to 1: 0.95 for the 95th percentile.</param>
    /// <param name="window">How far to look back, from a minute to 400 days; no further than the store reaches.</param>
    /// <param name="cancellationToken">Ends the calculation.</param>
    /// <returns>The value in the indicator's unit, within the width of the histogram's buckets; null where there was nothing.</returns>
    /// <exception cref="KeyNotFoundException">There is no such SLO.</exception>
    /// <exception cref="ArgumentException">The SLO keeps no distribution.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public async ValueTask<double?> CalculateQuantileAsync(string slo, double quantile, TimeSpan window, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(slo);
        if (!(quantile is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(quantile), quantile, "A quantile is from 0 to 1.");
        Check(window);
        SloDefinition definition = monitor.Definitions.FirstOrDefault(candidate => candidate.Name == slo) ?? throw new KeyNotFoundException($"There is no SLO '{slo}'.");
        if (!definition.Indicator.KeepsDistribution)
            throw new ArgumentException($"The SLO {slo} keeps no distribution of its values; define it with KeepDistribution.", nameof(slo));
        string selector = $"{SloInstruments.NameOfDistribution(definition.Indicator.Type)}{{slo={SeriesLabelsText.Quote(slo)}}}";
        string expression = $"histogram_quantile({SloRules.Number((decimal)quantile)}, sum(increase({selector}[{WindowNames.Promql(window)}])))";
        QueryResult result = await engine.QueryAsync(source, expression, _time.GetUtcNow(), cancellationToken);
        double value = result.Series.Count > 0 ? result.Series[0].Values[0] : double.NaN;
        return double.IsNaN(value) ? null : value;
    }

    private static void Check(TimeSpan window)
    {
        if (window < SloConstants.MinWindow || window > SloConstants.MaxWindow)
            throw new ArgumentOutOfRangeException(nameof(window), window, "A window is from a minute to 400 days.");
    }
}
