using Instrumentation.Definitions;
using Instrumentation.Objectives;
using Instrumentation.Rules;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <content>SLOs.</content>
internal sealed partial class OwnReader
{
    private static readonly string[] SloKeys =
    [
        "name", "description", "service", "owner", "priority", "labels", "sli", "objective", "target", "comparison", "window", "windows", "time_window", "method",
        "slice", "slice_objective", "empty_slices", "project_calendar_events", "group_by", "max_groups", "alerting", "policy", "error_budget_policy", "cost", "composite", "expected_events_per_hour",
    ];

    private static readonly string[] Periods = ["day", "week", "month", "quarter", "year"];

    private SloDefinition? Slo(DefinitionFields item, string service, NamedTexts labels)
    {
        string name = item.Has("name") ? item.Required("name") : item.Find("sli") is YamlScalar { IsNull: false } sli ? sli.Value : item.Required("name", "the SLO's name");
        if (IndicatorOf(item, name) is not { } indicator)
            return null;
        (decimal? objective, indicator) = Objective(item, indicator);
        if (objective is null && (indicator.Threshold is null || item.Has("objective")))
        {
            if (!item.Has("objective") && !item.Has("target"))
                item.Add("objective", "is missing; allowed is a ratio above 0 and below 1 such as 0.999, or a percentage such as 99.9%");
            return null;
        }

        bool hasEvents = indicator.Source.HasEvents && !(indicator is { Source: not RecordedSource, Threshold: not null });
        string method = item.Word("method", hasEvents ? "occurrences" : indicator.Source is RatioQuerySource ? "ratio_timeslices" : "timeslices", "occurrences", "timeslices", "ratio_timeslices");
        string priority = item.Word("priority", "medium", "low", "medium", "high", "critical");
        SloWindow[] windows = Windows(item);
        return new SloDefinition(name, indicator, objective)
        {
            Service = item.Text("service", service),
            Description = item.Text("description"),
            Owner = item.Text("owner"),
            Priority = Enum.Parse<SloPriority>(priority, ignoreCase: true),
            Windows = windows,
            Method = method switch { "occurrences" => BudgetingMethod.Occurrences, "timeslices" => BudgetingMethod.Timeslices, _ => BudgetingMethod.RatioTimeslices },
            Slice = item.Duration("slice") ?? SloConstants.DefaultSlice,
            SliceObjective = item.Ratio("slice_objective", includesOne: true),
            EmptySlices = Enum.Parse<EmptySlices>(item.Word("empty_slices", "excluded", "excluded", "good", "bad"), ignoreCase: true),
            ProjectsCalendarEvents = item.Boolean("project_calendar_events"),
            GroupBy = item.Texts("group_by"),
            MaxGroups = (int)item.Integer("max_groups", 1, 10_000, SloConstants.DefaultMaxGroups),
            ExpectedEventsPerHour = item.Decimal("expected_events_per_hour"),
            Labels = labels.OverriddenBy(item.Labels("labels")),
            Alerting = AlertingReader.Read(item, PairsOf(windows[0].Length)),
            Policy = item.Text("policy", item.Text("error_budget_policy")),
            Cost = Cost(item),
            Composite = Composite(item),
        };
    }

    // A target of the older shapes is a ratio of events, or the value that an indicator of values has to reach.
    private static (decimal? Objective, SliDefinition Indicator) Objective(DefinitionFields item, SliDefinition indicator)
    {
        if (!item.Has("target"))
            return (item.Ratio("objective"), indicator);
        if (item.Has("objective"))
        {
            item.Add("target", "stands beside objective; allowed is one of them");
            return (null, indicator);
        }

        Comparison direction = indicator.Direction;
        if (item.Has("comparison") && !Comparisons.TryParse(item.Text("comparison"), out direction))
            item.Add("comparison", $"'{item.Text("comparison")}' is outside what is allowed, >=, <=, >, <");
        if (indicator.Source is ValueQuerySource)
        {
            (direction, double? threshold) = Threshold(item, "target", direction);
            return (null, indicator with { Threshold = threshold, Direction = direction });
        }

        // Percentages without a sign are those above 1.
        if (item.Decimal("target") is { } percent && percent is > 1 and < 100)
            return (percent / 100, indicator);
        return (item.Ratio("target"), indicator);
    }

    private IReadOnlyList<BurnRatePair> PairsOf(TimeSpan period) => options.Windows.TryGetValue(period, out IReadOnlyList<BurnRatePair>? pairs) ? pairs : BurnRatePair.DefaultFor(period);

    private static SloWindow[] Windows(DefinitionFields item)
    {
        string[] given = [.. ((IEnumerable<string>)["window", "windows", "time_window"]).Where(item.Has)];
        if (given.Length > 1)
            item.Add(given[1], $"stands beside {given[0]}; allowed is one of window, windows, time_window");
        if (given.Length == 0)
            return [SloWindow.ThirtyDays];
        string key = given[0];
        IEnumerable<(YamlNode Node, string Path)> nodes = key == "windows" ? item.Nodes(key) : [(item.Find(key)!, key)];
        SloWindow[] windows = [.. nodes.Select(node => Window(item, key, node.Node)).OfType<SloWindow>()];
        return windows.Length > 0 ? windows : [SloWindow.ThirtyDays];
    }

    private static SloWindow? Window(DefinitionFields item, string key, YamlNode node)
    {
        if (node is YamlScalar { IsNull: false } scalar)
        {
            string text = scalar.Value.Replace("rolling_", "", StringComparison.Ordinal).Replace("calendar_", "", StringComparison.Ordinal);
            if (Array.IndexOf(Periods, text) >= 0)
                return SloWindow.Calendar(Enum.Parse<CalendarPeriod>(text, ignoreCase: true));
            if (DefinitionFields.TryDuration(text, out TimeSpan length) && length >= SloConstants.MinWindow && length <= SloConstants.MaxWindow)
                return SloWindow.Rolling(length);
            item.Add(key, $"'{scalar.Value}' is outside what is allowed, a length from 1m to 400d such as 30d, or one of {DefinitionFields.List(Periods)}");
            return null;
        }

        if (node is YamlMapping mapping && mapping.Find("calendar") is YamlScalar { IsNull: false } period && Array.IndexOf(Periods, period.Value) >= 0)
        {
            string zone = mapping.Find("zone") is YamlScalar { IsNull: false } given ? given.Value : "UTC";
            if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found))
                return SloWindow.Calendar(Enum.Parse<CalendarPeriod>(period.Value, ignoreCase: true), found);
            item.Add(key, $"the zone '{zone}' is none of those that this machine knows; allowed are IANA names such as Europe/Berlin");
            return null;
        }

        item.Add(key, $"is outside what is allowed, a length such as 30d, or a mapping of calendar ({DefinitionFields.List(Periods)}) and zone");
        return null;
    }

    private static BudgetCost? Cost(DefinitionFields item)
    {
        if (item.Child("cost", "per_event", "per_minute", "currency") is not { } cost)
            return null;
        return new BudgetCost(cost.Decimal("per_event") ?? 0, cost.Decimal("per_minute") ?? 0, cost.Text("currency", "USD"));
    }

    private static CompositeDefinition? Composite(DefinitionFields item)
    {
        if (item.Child("composite", "kind", "members") is not { } composite)
            return null;
        string kind = composite.Word("kind", "weighted", "weighted", "worst_of", "serial_product");
        CompositeMember[] members =
            [.. composite.Items("members", "slo", "weight").Select(member => new CompositeMember(member.Required("slo", "the name of an SLO"), member.Decimal("weight") ?? 1m))];
        return new CompositeDefinition(kind switch { "weighted" => CompositeKind.Weighted, "worst_of" => CompositeKind.WorstOf, _ => CompositeKind.SerialProduct }, members);
    }
}
