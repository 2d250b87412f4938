using Instrumentation.Objectives;

namespace Instrumentation.BurnRates;

/// <summary>Guards against little traffic, as conditions of PromQL.</summary>
internal static class BurnRateGuardQueries
{
    public static IEnumerable<string> Of(SloDefinition slo, SloSeriesNames series, BurnRatePair pair)
    {
        if (slo.Alerting?.Guards is not { IsAny: true } guards)
            yield break;
        string bad = SloSeriesNames.BadEvents + WindowNames.Promql(pair.LongWindow) + series.Selector;
        string all = SloSeriesNames.AllEvents + WindowNames.Promql(pair.LongWindow) + series.Selector;
        decimal budget = ErrorBudget.Ratio(slo.Objective!.Value);
        if (guards.MinFailures > 0)
            yield return $"max({bad} >= {guards.MinFailures}) without (sloth_window)";
        if (guards.ByBudgetEvents)
        {
            string period = SloSeriesNames.AllEvents + WindowNames.Promql(series.CompliancePeriod) + series.Selector;
            yield return $"max({bad} >= ignoring (sloth_window) ({SloRules.Number(pair.BudgetShare * budget)} * {period})) without (sloth_window)";
        }

        if (guards.Confidence is { } confidence)
            yield return $"max({LowerBound(bad, all, Budgets.NormalDistribution.Quantile(confidence))} > ({SloRules.Number(pair.Factor(series.CompliancePeriod))} * {SloRules.Number(budget)})) without (sloth_window)";
    }

    // The lower Wilson bound of bad/all: (p + z²/2n - z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n), multiplied out by n.
    private static string LowerBound(string bad, string all, double quantile)
    {
        string square = SloRules.Number((decimal)(quantile * quantile));
        string z = SloRules.Number((decimal)quantile);
        return $"(({bad} + {square} / 2) - {z} * sqrt({bad} * ({all} - {bad}) / {all} + {square} / 4)) / ({all} + {square})";
    }
}
