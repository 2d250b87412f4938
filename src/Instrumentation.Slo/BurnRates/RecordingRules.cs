using System.Globalization;
using Instrumentation.Definitions;
using Instrumentation.Labels;
using Instrumentation.Objectives;
using Instrumentation.Rules;

namespace Instrumentation.BurnRates;

/// <summary>The recording rules of an SLO.</summary>
internal static class RecordingRules
{
    /// <summary>The error ratio over each window.</summary>
    public static IReadOnlyList<Rule> OfIndicator(SloDefinition slo, SloSeriesNames series, SloRuleOptions options)
    {
        var rules = new List<Rule>();
        NamedTexts labels = options.ExtraLabels.OverriddenBy(series.Labels);
        if (IndicatorQuery.JudgesSlices(slo))
            rules.Add(Record(slo, SloSeriesNames.SliceError, IndicatorQuery.SliceError(slo), WithWindow(labels, slo.Slice)));
        foreach (TimeSpan window in series.Windows)
            rules.Add(Record(slo, SloSeriesNames.Of(window), IndicatorQuery.ErrorRatio(slo, series, window), WithWindow(labels, window)));
        TimeSpan period = series.CompliancePeriod;
        bool averages = options.AveragesPeriod ?? slo.Format is SloFormat.Sloth or SloFormat.SlothKubernetes or SloFormat.OpenSloAlpha;
        string ofPeriod = averages && series.Windows.Count > 0 ? Average(series, period) : IndicatorQuery.ErrorRatio(slo, series, period);
        rules.Add(Record(slo, SloSeriesNames.Of(period), ofPeriod, WithWindow(labels, period)));
        if (slo.Alerting?.Guards.IsAny == true)
            rules.AddRange(Counts(slo, series, labels));
        return rules;
    }

    /// <summary>The budget and how it stands.</summary>
    public static IReadOnlyList<Rule> OfBudget(SloDefinition slo, SloSeriesNames series, SloRuleOptions options)
    {
        NamedTexts labels = options.ExtraLabels.OverriddenBy(series.Labels);
        string objective = SloRules.Number(slo.Objective!.Value);
        string days = SloRules.Number((decimal)series.CompliancePeriod.Ticks / TimeSpan.TicksPerDay);
        return
        [
            Record(slo, SloSeriesNames.Objective, $"vector({objective})", labels),
            Record(slo, SloSeriesNames.Budget, $"vector(1-{objective})", labels),
            Record(slo, SloSeriesNames.Period, $"vector({days})", labels),
            Record(slo, SloSeriesNames.CurrentBurnRate, OverBudget(SloSeriesNames.Of(series.Shortest), series), labels),
            Record(slo, SloSeriesNames.PeriodBurnRate, OverBudget(SloSeriesNames.Of(series.CompliancePeriod), series), labels),
            Record(slo, SloSeriesNames.Remaining, $"1 - {SloSeriesNames.PeriodBurnRate}{series.Selector}", labels),
            Record(slo, SloSeriesNames.Info, "vector(1)", labels.OverriddenBy(Info(slo, options))),
        ];
    }

    /// <summary>What <c>sloth_slo_info</c> says.</summary>
    public static NamedTexts Info(SloDefinition slo, SloRuleOptions options) => NamedTexts.Of(
        ("sloth_mode", slo.Format switch
        {
            SloFormat.Sloth => "cli-gen-prom",
            SloFormat.SlothKubernetes => "cli-gen-k8s",
            SloFormat.OpenSloAlpha or SloFormat.OpenSlo => "cli-gen-openslo",
            _ => "instrumentation",
        }),
        ("sloth_objective", (slo.Objective!.Value * 100).ToString("0.############################", CultureInfo.InvariantCulture)),
        ("sloth_spec", SloFormats.Name(slo.Format)),
        ("sloth_version", options.Version));

    private static string Average(SloSeriesNames series, TimeSpan period)
    {
        string range = $"{SloSeriesNames.Of(series.Shortest)}{series.Selector}[{WindowNames.Promql(period)}]";
        return $"sum_over_time({range})\n/ ignoring (sloth_window)\ncount_over_time({range})\n";
    }

    // What guards look at; only events have them.
    private static IEnumerable<Rule> Counts(SloDefinition slo, SloSeriesNames series, NamedTexts labels)
    {
        foreach (TimeSpan window in slo.Alerting!.Pairs.Select(pair => pair.LongWindow).Append(series.CompliancePeriod).Distinct().Order())
        {
            (string bad, string all) = IndicatorQuery.Counts(slo, window);
            yield return Record(slo, SloSeriesNames.BadEvents + WindowNames.Promql(window), bad, WithWindow(labels, window));
            yield return Record(slo, SloSeriesNames.AllEvents + WindowNames.Promql(window), all, WithWindow(labels, window));
        }
    }

    private static string OverBudget(string name, SloSeriesNames series) =>
        $"{name}{series.Selector}\n/ on(sloth_id, sloth_slo, sloth_service) group_left\n{SloSeriesNames.Budget}{series.Selector}\n";

    private static NamedTexts WithWindow(NamedTexts labels, TimeSpan window) =>
        labels.OverriddenBy(NamedTexts.Of((SloSeriesNames.WindowLabel, WindowNames.Promql(window))));

    private static RecordingRule Record(SloDefinition slo, string name, string expression, NamedTexts labels) =>
        new(name, SloRules.Parse(expression, slo.Name)) { ExpressionText = expression, Labels = labels };
}
