using Instrumentation.BurnRates;
using Instrumentation.Syntax;

namespace Instrumentation.RuleTesting;

/// <summary>How often tests evaluate rules, and how far the samples of their series are from each other.</summary>
internal static class TestIntervals
{
    // Lengths that are easy to read.
    private static readonly TimeSpan[] Round = [.. new[] { 1, 2, 5, 10, 15, 30, 60, 150, 300 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>The evaluation interval of a file: the shortest window of all SLOs, at most 5 minutes; half of it where it is also the step of a subquery.</summary>
    public static TimeSpan Evaluation(IEnumerable<SloDefinition> slos) => RoundDown(slos.Select(Longest).Append(Round[^1]).Min());

    /// <summary>The query that an SLO's error ratios come from: over its shortest window, or over a slice where those are judged.</summary>
    public static PromqlExpression Query(SloDefinition slo)
    {
        string text = IndicatorQuery.JudgesSlices(slo) ? IndicatorQuery.SliceError(slo) : IndicatorQuery.EventRatio(slo, new SloSeriesNames(slo).Shortest);
        return SloRules.Parse(text, slo.Name);
    }

    /// <summary>The longest range that a query reads; zero where it reads none.</summary>
    public static TimeSpan LongestRange(PromqlExpression query) => PromqlTree.Descendants(query).OfType<RangeSelector>().Select(selector => selector.Range).OfType<DurationLiteral>()
        .Select(range => TimeSpan.FromMilliseconds(range.Milliseconds)).DefaultIfEmpty().Max();

    /// <summary>
    /// The interval of an SLO's samples, a part of the evaluation interval: each range that its queries read has at least two, whether its begin belongs to it or not.
    /// </summary>
    public static TimeSpan Samples(SloDefinition slo, PromqlExpression query, TimeSpan evaluation)
    {
        TimeSpan shortest = new SloSeriesNames(slo).Shortest;
        foreach (PromqlExpression node in PromqlTree.Descendants(query))
        {
            if (node is RangeSelector { Range: DurationLiteral literal } && TimeSpan.FromMilliseconds(literal.Milliseconds) < shortest)
                shortest = TimeSpan.FromMilliseconds(literal.Milliseconds);
        }

        TimeSpan half = shortest / 2;
        if (half < Round[0])
            throw new UntestableSloException($"a range of {shortest.TotalSeconds} s is shorter than two samples of the shortest interval that tests have, 1 s");
        return Round.Last(round => round <= half && evaluation.Ticks % round.Ticks == 0);
    }

    private static TimeSpan Longest(SloDefinition slo)
    {
        TimeSpan shortest = new SloSeriesNames(slo).Shortest;
        return PromqlTree.Descendants(Query(slo)).Any(node => node is SubqueryExpression { Step: null }) ? shortest / 2 : shortest;
    }

    private static TimeSpan RoundDown(TimeSpan time) => Round.Last(round => round <= time);
}
