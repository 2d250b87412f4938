using System.Globalization;
using Instrumentation.Simulation;

namespace Instrumentation.Reports;

/// <summary>What follows from the figures of a report, in sentences.</summary>
internal static class SloRecommendations
{
    // Below that a report says little about the time that it is of.
    private const decimal LeastCoverage = 0.95m;

    // A budget of fewer failures than that is spent by chance.
    private const decimal FewestFailures = 5;

    // Days from which on a budget that is hardly touched says that more could be promised.
    private const int EnoughDays = 14;

    private const decimal HardlyTouched = 0.1m;

    public static IReadOnlyList<string> Of(SloReportEntry entry, BudgetPolicy? policy)
    {
        SloStatus status = entry.Status;
        if (entry.Compliance is not { } compliance)
            return [status.Slo.Indicator.Source is RecordedSource ? "Nothing was measured: record its events, or take the SLO out." : "Nothing was measured: see whether its query finds anything, and the alert on failing collections."];
        var sentences = new List<string>();
        if (entry.Coverage < LeastCoverage)
            sentences.Add($"Only {Percent(entry.Coverage)} of the time was measured; the figures say nothing about the rest.");
        if (entry.Consumed is { } consumed)
            Budget(entry, consumed, policy, sentences);
        if (entry.Trend is { Direction: BudgetTrend.Degrading } trend)
            sentences.Add(trend.BreachForecast is { } breach
                ? $"It gets worse every day, and will be missed on {breach:yyyy-MM-dd} if that goes on (confidence {Percent((decimal)trend.ForecastConfidence)})."
                : $"It gets worse every day (confidence {Percent(1 - (decimal)trend.PValue)}).");
        if (status.Slo.Objective is { } objective && entry.Days.Count > 1 && entry.Trend.Volatility > (double)ErrorBudget.Ratio(objective))
            sentences.Add("Its days differ by more than its budget: single incidents decide about it, not the usual failures.");
        sentences.AddRange(status.Slo.Check().Where(finding => !finding.IsError).Select(finding => char.ToUpperInvariant(finding.Message[0]) + finding.Message[1..] + "."));
        return sentences;
    }

    private static void Budget(SloReportEntry entry, decimal consumed, BudgetPolicy? policy, List<string> sentences)
    {
        decimal total = entry.Good + entry.Bad;
        decimal objective = entry.Status.Slo.Objective!.Value;
        bool isComposite = entry.Status.Slo.Composite is not null;
        if (consumed >= 1)
            sentences.Add($"It was missed: {Percent(consumed)} of what may be bad was. Put work on reliability before features, or promise less: {Reached(entry)} was reached.");
        else if (consumed >= Objectives.SloConstants.CriticalConsumption)
            sentences.Add($"{Percent(consumed)} of what may be bad was: let risky changes wait.");
        else if (consumed < HardlyTouched && entry.Days.Count >= EnoughDays && !isComposite && Replay.Recommended(entry.Bad, total) is { } stricter && stricter > objective)
            sentences.Add($"Only {Percent(consumed)} of what may be bad was. {Percent(stricter)} could be promised, or more risk taken.");
        if (!isComposite && ErrorBudget.AllowedEvents(objective, total) < FewestFailures)
            sentences.Add(string.Create(CultureInfo.InvariantCulture, $"Its {total:0.##} {(entry.Status.Slo.Method == BudgetingMethod.Occurrences ? "events" : "slices")} allow {ErrorBudget.AllowedEvents(objective, total):0.##} bad ones: chance spends such a budget. Take a longer window, promise less, or set guards."));
        if (policy?.IncidentShare is not { } share)
            return;
        foreach (SloReportDay day in entry.Days.Where(day => day.BudgetShare >= share))
            sentences.Add($"{day.Date:yyyy-MM-dd} alone took {Percent(day.BudgetShare!.Value)} of the budget: the policy {policy.Name} asks for a postmortem.");
    }

    private static string Reached(SloReportEntry entry) => Percent(Math.Floor(entry.Compliance!.Value * 100_000) / 100_000);

    private static string Percent(decimal ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio * 100:0.###} %");
}
