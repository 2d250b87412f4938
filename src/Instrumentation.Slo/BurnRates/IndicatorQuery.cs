using Instrumentation.Labels;
using Instrumentation.Objectives;

namespace Instrumentation.BurnRates;

/// <summary>An indicator as PromQL over a window.</summary>
internal static class IndicatorQuery
{
    // The series that recorded events land in.
    public const string Events = "sli_events_total";

    /// <summary>Whether slices of time are judged one by one, so that the ratio over a window is the mean of what was recorded of them.</summary>
    public static bool JudgesSlices(SloDefinition slo) => slo.Method != BudgetingMethod.Occurrences && slo.Indicator.Source is not RatioQuerySource;

    /// <summary>The ratio of bad events, or of bad slices where those are judged.</summary>
    public static string ErrorRatio(SloDefinition slo, SloSeriesNames series, TimeSpan window) =>
        JudgesSlices(slo) ? $"avg_over_time({SloSeriesNames.SliceError}{series.Selector}[{WindowNames.Promql(window)}])" : EventRatio(slo, window);

    /// <summary>The ratio of bad events.</summary>
    public static string EventRatio(SloDefinition slo, TimeSpan window)
    {
        switch (slo.Indicator.Source)
        {
            case EventQuerySource { Bad: { } bad } source:
                return $"({Windowed(bad, window)})\n/\n({Windowed(source.Total, window)})\n";
            case EventQuerySource { Good: { } good } source:
                return $"(\n  1 - (\n    (\n      {Windowed(good, window)}\n    )\n    /\n    (\n      {Windowed(source.Total, window)}\n    )\n  )\n)";
            case RatioQuerySource { IsErrorRatio: true } source:
                return $"({SloQueryText.At(source.Query, window)})";
            case RatioQuerySource source:
                return $"(1 - ({SloQueryText.At(source.Query, window)}))";
            default:
                (string badEvents, string all) = Recorded(slo, "rate", window);
                return $"({badEvents})\n/\n({all})\n";
        }
    }

    /// <summary>The queries of an indicator's events; those of recorded events are counters.</summary>
    public static EventQuerySource EventsOf(SloDefinition slo)
    {
        if (slo.Indicator.Source is EventQuerySource source)
            return source;
        string chosen = $"slo={SeriesLabelsText.Quote(slo.Name)}, sli={SeriesLabelsText.Quote(slo.Indicator.Name)}";
        return new EventQuerySource($"{Events}{{{chosen}}}", good: null, bad: $"{Events}{{{chosen}, result=\"bad\"}}");
    }

    /// <summary>The numbers of bad and of all events.</summary>
    public static (string Bad, string All) Counts(SloDefinition slo, TimeSpan window)
    {
        string seconds = SloRules.Number(ErrorBudget.Seconds(window));
        return slo.Indicator.Source switch
        {
            EventQuerySource { AreCounters: true, Bad: { } bad } source => (Increase(bad, window), Increase(source.Total, window)),
            EventQuerySource { AreCounters: true, Good: { } good } source => ($"{Increase(source.Total, window)} - {Increase(good, window)}", Increase(source.Total, window)),
            EventQuerySource { Bad: { } bad } source => ($"({SloQueryText.At(bad, window)}) * {seconds}", $"({SloQueryText.At(source.Total, window)}) * {seconds}"),
            EventQuerySource { Good: { } good } source =>
                ($"(({SloQueryText.At(source.Total, window)}) - ({SloQueryText.At(good, window)})) * {seconds}", $"({SloQueryText.At(source.Total, window)}) * {seconds}"),
            _ => Recorded(slo, "increase", window),
        };
    }

    /// <summary>What the slice that ends now counts as: 1 for a bad one, 0 for a good one, the ratio of its bad events where that is what counts.</summary>
    public static string SliceError(SloDefinition slo)
    {
        if (slo.Indicator.Source is ValueQuerySource value)
            return $"1 - (({SloQueryText.At(value.Query, slo.Slice)}) {slo.Indicator.Direction.Sign()} bool {SloRules.Number((decimal)slo.Indicator.Threshold!.Value)})";
        string ratio = EventRatio(slo, slo.Slice);
        return slo.Method == BudgetingMethod.RatioTimeslices ? ratio : $"({ratio}) > bool {SloRules.Number(1m - (slo.SliceObjective ?? slo.Objective!.Value))}";
    }

    private static (string Bad, string All) Recorded(SloDefinition slo, string function, TimeSpan window)
    {
        string chosen = $"slo={SeriesLabelsText.Quote(slo.Name)}, sli={SeriesLabelsText.Quote(slo.Indicator.Name)}";
        string range = WindowNames.Promql(window);
        string by = slo.GroupBy.Count > 0 ? $" by ({string.Join(", ", slo.GroupBy)}) " : "";
        return ($"sum{by}({function}({Events}{{{chosen}, result=\"bad\"}}[{range}]))", $"sum{by}({function}({Events}{{{chosen}}}[{range}]))");
    }

    private static string Windowed(string query, TimeSpan window) =>
        SloQueryText.HasWindow(query) ? SloQueryText.At(query, window) : Increase(query, window);

    // A counter of several series grows by what each of them does.
    private static string Increase(string counter, TimeSpan window) => CounterQuery.Increase(counter, window);
}
