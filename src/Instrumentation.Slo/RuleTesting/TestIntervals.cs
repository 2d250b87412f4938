using Instrumentation.BurnRates;
using Instrumentation.Syntax;

namespace Instrumentation.RuleTesting;

/// <summary>How often tests evaluate rules, and how far the samples of their series are from each other.</summary>
internal static class TestIntervals
{
    // Lengths that divide each other's multiples well enough for the times of tests to be round.
    private static readonly TimeSpan[] Round = [.. new[] { 1, 2, 5, 10, 15, 30, 60, 120, 300 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>The evaluation interval of a file: the shortest window of all SLOs, at most 5 minutes.</summary>
    public static TimeSpan Evaluation(IEnumerable<SloDefinition> slos) =>
        RoundDown(slos.Select(slo => new SloSeriesNames(slo).Shortest).Append(TimeSpan.FromMinutes(5)).Min());

    /// <summary>The interval of an SLO's samples: each range that its queries read has at least two, whether its begin belongs to it or not.</summary>
    public static TimeSpan Samples(SloDefinition slo, PromqlExpression ofShortestWindow, TimeSpan evaluation)
    {
        TimeSpan shortest = new SloSeriesNames(slo).Shortest;
        foreach (PromqlExpression node in PromqlTree.Descendants(ofShortestWindow))
        {
            if (node is RangeSelector { Range: DurationLiteral literal } && TimeSpan.FromMilliseconds(literal.Milliseconds) < shortest)
                shortest = TimeSpan.FromMilliseconds(literal.Milliseconds);
        }

        TimeSpan half = shortest / 2;
        if (half < Round[0])
            throw new UntestableSloException($"a range of {shortest.TotalSeconds} s is shorter than two samples of the shortest interval that tests have, 1 s");
        return RoundDown(half < evaluation ? half : evaluation);
    }

    private static TimeSpan RoundDown(TimeSpan time) => Round.Last(round => round <= time);
}
