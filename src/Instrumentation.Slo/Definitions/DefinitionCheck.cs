using Instrumentation.Labels;
using Instrumentation.Objectives;

namespace Instrumentation.Definitions;

/// <summary>Says what is wrong or odd about a definition.</summary>
internal sealed class DefinitionCheck
{
    private readonly List<SloFinding> _findings = [];
    private readonly SloDefinition _slo;

    private DefinitionCheck(SloDefinition slo) => _slo = slo;

    public static IReadOnlyList<SloFinding> Of(SloDefinition slo)
    {
        var check = new DefinitionCheck(slo);
        check.Values();
        check.Slices();
        check.Groups();
        check.Alerts();
        return check._findings;
    }

    private void Values()
    {
        if (_slo.Name.Length > SloConstants.MaxNameLength)
            Error("name", $"{_slo.Name.Length} characters are too many; allowed are {SloConstants.MaxNameLength}");
        if (_slo.Objective is <= 0 or >= 1)
            Error("objective", $"{_slo.Objective} is outside what is allowed, a ratio above 0 and below 1");
        if (_slo.Objective is null && _slo.Indicator.Threshold is null)
            Error("objective", "is missing; allowed is a ratio above 0 and below 1, or a threshold for the indicator's value");
        if (_slo.ExpectedEventsPerHour <= 0)
            Error("expected_events_per_hour", $"{_slo.ExpectedEventsPerHour} is outside what is allowed, numbers above 0");
        if (_slo.Windows.Count == 0)
            Error("window", "is missing; allowed is a length such as 30d, or a period of the calendar");
        if (_slo.Windows.GroupBy(window => window.ToString()).FirstOrDefault(same => same.Count() > 1) is { } twice)
            Error("windows", $"{twice.Key} is there twice");
        if (_slo.Cost is { PerEvent: < 0 } or { PerMinute: < 0 })
            Error("cost", "is negative; allowed are amounts of 0 or more");
        if (_slo.Composite is { } composite)
            Composite(composite);
        foreach ((string name, _) in _slo.Labels)
        {
            if (!SeriesLabelsText.IsLabelName(name) || name.StartsWith("sloth_", StringComparison.Ordinal) || name.StartsWith("__", StringComparison.Ordinal))
                Error("labels", $"'{name}' is no name for a label here; allowed are letters, digits and underscores, not beginning with a digit, two underscores or sloth_");
        }
    }

    private void Composite(CompositeDefinition composite)
    {
        if (composite.Members.Count < 2)
            Error("composite", "has fewer than two members");
        foreach (CompositeMember member in composite.Members)
        {
            if (member.Weight <= 0)
                Error("composite", $"the weight {member.Weight} of {member.Slo} is outside what is allowed, numbers above 0");
            if (member.Slo == _slo.Name)
                Error("composite", $"{member.Slo} is a member of itself");
        }
    }

    private void Slices()
    {
        if (_slo.Slice < TimeSpan.FromSeconds(1) || _slo.Slice > SloConstants.MaxSlice || TimeSpan.FromDays(1).Ticks % _slo.Slice.Ticks != 0)
            Error("slice", $"{WindowNames.Of(_slo.Slice)} is outside what is allowed, from 1s to 1d, without a rest in a day");
        if (_slo.SliceObjective is <= 0 or > 1)
            Error("slice_objective", $"{_slo.SliceObjective} is outside what is allowed, a ratio above 0 and up to 1");
        bool hasEvents = _slo.Indicator.Source.HasEvents;
        if (_slo.Method == BudgetingMethod.Occurrences && !hasEvents && _slo.Objective is not null && _slo.Composite is null)
            Error("method", "occurrences needs numbers of events; allowed for ratios and values are timeslices and ratio_timeslices");
        if (_slo.Indicator.Source is ValueQuerySource && _slo.Indicator.Threshold is null)
            Error("threshold", "is missing; allowed is a number in the indicator's unit");
    }

    private void Groups()
    {
        if (_slo.MaxGroups is < 1 or > 10_000)
            Error("max_groups", $"{_slo.MaxGroups} is outside what is allowed, from 1 to 10000");
        foreach (string label in _slo.GroupBy)
        {
            if (!SeriesLabelsText.IsLabelName(label) || label is "slo" or "sli" or "result" || label.StartsWith("sloth_", StringComparison.Ordinal))
                Error("group_by", $"'{label}' is no name for a group's label; allowed are letters, digits and underscores, but slo, sli, result and sloth_...");
        }

        if (_slo.GroupBy.Distinct(StringComparer.Ordinal).Count() != _slo.GroupBy.Count)
            Error("group_by", "has a label twice");
    }

    private void Alerts()
    {
        if (_slo.Alerting is not { } alerting || _slo.Objective is not ({ } and > 0 and < 1) || _slo.Windows.Count == 0)
            return;
        if (alerting.KeepFiringDuration < TimeSpan.Zero)
            Error("alerting.keep_firing_for", "is negative");
        if (alerting.Guards.MinFailures < 0)
            Error("alerting.guards.min_failures", $"{alerting.Guards.MinFailures} is outside what is allowed, 0 or more");
        if (alerting.Guards.Confidence is <= 0.5 or >= 1 or double.NaN)
            Error("alerting.guards.confidence", $"{alerting.Guards.Confidence} is outside what is allowed, above 0.5 and below 1");
        if (alerting.Guards.IsAny && !_slo.Indicator.Source.HasEvents)
            Error("alerting.guards", "need numbers of events, which ratios and values do not have");
        for (int place = 0; place < alerting.Pairs.Count; place++)
            Pair(alerting.Pairs[place], $"alerting.pairs[{place}]");
    }

    // Failures that fire a pair are k > N b B (The Site Reliability Workbook, chapter 5 on services with little traffic).
    private void Events(BurnRatePair pair, string key, decimal events, decimal factor)
    {
        BurnRateGuards guards = _slo.Alerting!.Guards;
        decimal failures = events * factor * ErrorBudget.Ratio(_slo.Objective!.Value);
        if (failures >= 1 || guards.MinFailures > 1 || guards.Confidence is not null || _slo.Method != BudgetingMethod.Occurrences)
            return;
        Warn(key, $"the pair {pair} has too few events: {events:0.##} in its long window, of which a single failure fires it; take longer windows, promise less, or set guards.min_failures or guards.confidence");
    }

    private void Pair(BurnRatePair pair, string key)
    {
        if (pair.BudgetShare is <= 0 or > 1)
            Error(key, $"the share {pair.BudgetShare} is outside what is allowed, above 0 and up to 1");
        if (pair.ShortWindow < TimeSpan.FromMinutes(1) || pair.LongWindow <= pair.ShortWindow || pair.LongWindow > SloConstants.MaxWindow)
        {
            Error(key, "the windows are outside what is allowed, from 1m to 400d, the long one longer than the short one");
            return;
        }

        decimal factor = pair.Factor(_slo.Windows[0].Length);
        decimal most = 1m / (1m - _slo.Objective!.Value);
        if (factor >= most)
            Warn(key, $"the pair {pair} can never fire: its factor {factor:0.####} is not below {most:0.####}, the burn rate when everything fails");
        else if (factor < 1)
            Warn(key, $"the pair {pair} fires while the budget lasts: its factor {factor:0.####} is below 1");
        if (_slo.ExpectedEventsPerHour is > 0 and var perHour && factor < most)
            Events(pair, key, perHour * pair.LongWindow.Ticks / TimeSpan.TicksPerHour, factor);
        if (_slo.Method != BudgetingMethod.Occurrences && pair.ShortWindow < _slo.Slice)
            Warn(key, $"the pair {pair} has a short window that holds no whole slice of {WindowNames.Of(_slo.Slice)}");
    }

    private void Error(string key, string message) => _findings.Add(new SloFinding(IsError: true, key, message));

    private void Warn(string key, string message) => _findings.Add(new SloFinding(IsError: false, key, message));
}
