using Instrumentation.Budgets;

namespace Instrumentation.Monitoring;

/// <summary>Puts objectives together from others.</summary>
internal static class CompositeMath
{
    /// <summary>The ratio of bad of the whole, NaN where no member was measured; members that were not measured are left out.</summary>
    public static double ErrorRatio(CompositeKind kind, ReadOnlySpan<(double Weight, double ErrorRatio)> members)
    {
        double weights = 0;
        double sum = 0;
        double worst = double.NaN;
        double product = 1;
        foreach ((double weight, double ratio) in members)
        {
            if (double.IsNaN(ratio))
                continue;
            weights += weight;
            sum += weight * ratio;
            worst = double.IsNaN(worst) ? ratio : Math.Max(worst, ratio);
            product *= 1 - ratio;
        }

        if (weights == 0)
            return double.NaN;
        return kind switch { CompositeKind.Weighted => sum / weights, CompositeKind.WorstOf => worst, _ => 1 - product };
    }

    /// <summary>The result of the whole over a window, from those of its members.</summary>
    public static SloResult Result(SloDefinition slo, SloWindow window, DateTimeOffset time, ReadOnlySpan<(decimal Weight, SloResult Result)> members)
    {
        decimal weights = 0;
        decimal sum = 0;
        decimal worst = 1;
        decimal product = 1;
        decimal coverage = 1;
        DateTimeOffset start = time;
        foreach ((decimal weight, SloResult result) in members)
        {
            start = result.Start < start ? result.Start : start;
            coverage = Math.Min(coverage, result.Coverage);
            if (result.Sli is not { } member)
                continue;
            weights += weight;
            sum += weight * member;
            worst = Math.Min(worst, member);
            product *= member;
        }

        decimal? sli = weights == 0 ? null : slo.Composite!.Kind switch { CompositeKind.Weighted => sum / weights, CompositeKind.WorstOf => worst, _ => product };
        // As of one event, so that budget and burn rate are ratios.
        EventCounts counts = sli is { } ratio ? new EventCounts((double)ratio, (double)(1 - ratio)) : default;
        SloResult whole = ResultMath.Of(slo, window, counts, (start.ToUnixTimeMilliseconds(), time.ToUnixTimeMilliseconds()));
        decimal? consumed = sli is { } good && slo.Objective is { } objective ? (1 - good) / ErrorBudget.Ratio(objective) : null;
        return whole with { Sli = sli, Consumed = consumed, BurnRate = consumed, IsMet = sli >= slo.Objective, Coverage = members.Length > 0 ? coverage : 0 };
    }
}
