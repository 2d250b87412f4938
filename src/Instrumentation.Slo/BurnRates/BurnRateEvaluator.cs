using System.Globalization;
using Instrumentation.Budgets;
using Instrumentation.BurnRates;

namespace Instrumentation;

/// <summary>Says of each pair of windows whether it fires, from exact counts; the same conditions as the rules that <see cref="SloRules"/> writes.</summary>
public static class BurnRateEvaluator
{
    /// <summary>Judges all pairs of an SLO.</summary>
    /// <param name="history">The SLO's events.</param>
    /// <param name="time">The time, not before that of earlier calls.</param>
    /// <returns>A verdict for each pair, in their order; none where the SLO has no objective or no alerts.</returns>
    public static IReadOnlyList<BurnRateVerdict> Evaluate(SloHistory history, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(history);
        SloDefinition slo = history.Slo;
        if (slo.Alerting is not { } alerting || slo.Objective is not { } objective)
            return [];
        long now = time.ToUnixTimeMilliseconds();
        TimeSpan period = slo.Windows[0].Length;
        var verdicts = new List<BurnRateVerdict>(alerting.Pairs.Count);
        foreach (BurnRatePair pair in alerting.Pairs)
        {
            EventCounts inLong = history.CountsWithin(pair.LongWindow, now);
            EventCounts inShort = history.CountsWithin(pair.ShortWindow, now);
            decimal factor = pair.Factor(period);
            decimal threshold = factor * ErrorBudget.Ratio(objective);
            bool isAbove = IsAbove(inLong, threshold) && IsAbove(inShort, threshold);
            string heldBackBy = isAbove ? HeldBackBy(alerting.Guards, pair, inLong, threshold, () => history.CountsWithin(period, now), objective) : "";
            double budget = (double)ErrorBudget.Ratio(objective);
            verdicts.Add(new BurnRateVerdict(pair, factor, inLong.ErrorRatio / budget, inShort.ErrorRatio / budget, isAbove, heldBackBy));
        }

        return verdicts;
    }

    /// <summary>Whether a severity's alert fires.</summary>
    /// <param name="slo">The SLO.</param>
    /// <param name="verdicts">The verdicts of its pairs.</param>
    /// <param name="severity">The severity.</param>
    /// <returns>Whether a pair of the severity fires, and nothing keeps its alert from it.</returns>
    public static bool Fires(SloDefinition slo, IReadOnlyList<BurnRateVerdict> verdicts, BurnRateSeverity severity)
    {
        ArgumentNullException.ThrowIfNull(slo);
        ArgumentNullException.ThrowIfNull(verdicts);
        if (slo.Alerting is not { } alerting || !(severity == BurnRateSeverity.Page ? alerting.Page : alerting.Ticket).IsEnabled)
            return false;
        bool isInhibited = severity == BurnRateSeverity.Ticket && alerting.PageInhibitsTicket && Fires(slo, verdicts, BurnRateSeverity.Page);
        return !isInhibited && verdicts.Any(verdict => verdict.Pair.Severity == severity && verdict.IsFiring);
    }

    private static bool IsAbove(EventCounts counts, decimal threshold) =>
        counts.Total > 0 && ResultMath.Exact(counts.Bad) > threshold * ResultMath.Exact(counts.Total);

    private static string HeldBackBy(BurnRateGuards guards, BurnRatePair pair, EventCounts inLong, decimal threshold, Func<EventCounts> inPeriod, decimal objective)
    {
        if (guards.MinFailures > 0 && inLong.Bad < guards.MinFailures)
            return string.Create(CultureInfo.InvariantCulture, $"{inLong.Bad:0.##} failures are fewer than {guards.MinFailures}");
        if (guards.ByBudgetEvents)
        {
            decimal needed = pair.BudgetShare * ErrorBudget.AllowedEvents(objective, ResultMath.Exact(inPeriod().Total));
            if (ResultMath.Exact(inLong.Bad) < needed)
                return string.Create(CultureInfo.InvariantCulture, $"{inLong.Bad:0.##} failures are fewer than {needed:0.##}, the pair's share of the period's budget");
        }

        if (guards.Confidence is { } confidence && Wilson.LowerBound(inLong.Bad, inLong.Total, confidence) <= (double)threshold)
            return string.Create(CultureInfo.InvariantCulture, $"{inLong.Total:0.##} events are too few to say with a confidence of {confidence}");
        return "";
    }
}
