using Instrumentation.Objectives;
using Instrumentation.Rules;

namespace Instrumentation.BurnRates;

/// <summary>The names and labels of an SLO's series, as Sloth gives them.</summary>
internal sealed class SloSeriesNames(SloDefinition slo)
{
    public const string ErrorRatio = "slo:sli_error:ratio_rate";
    public const string Objective = "slo:objective:ratio";
    public const string Budget = "slo:error_budget:ratio";
    public const string Period = "slo:time_period:days";
    public const string CurrentBurnRate = "slo:current_burn_rate:ratio";
    public const string PeriodBurnRate = "slo:period_burn_rate:ratio";
    public const string Remaining = "slo:period_error_budget_remaining:ratio";
    public const string Info = "sloth_slo_info";
    public const string BadEvents = "slo:sli_bad:increase";
    public const string AllEvents = "slo:sli_total:increase";
    public const string SliceError = "slo:sli_slice_error:ratio";
    public const string WindowLabel = "sloth_window";

    /// <summary>The matchers that choose the SLO's series.</summary>
    public string Selector { get; } = $"{{sloth_id={Quote(slo.Id)}, sloth_service={Quote(slo.Service)}, sloth_slo={Quote(slo.Name)}}}";

    /// <summary>The labels of all of the SLO's series.</summary>
    public NamedTexts Labels { get; } = slo.Labels.OverriddenBy(NamedTexts.Of(("sloth_id", slo.Id), ("sloth_service", slo.Service), ("sloth_slo", slo.Name)));

    /// <summary>The windows over which the error ratio is recorded: those of the pairs, shortest first, and the compliance period.</summary>
    public IReadOnlyList<TimeSpan> Windows { get; } =
        [.. (slo.Alerting?.Pairs ?? BurnRatePair.Workbook).SelectMany(pair => (IEnumerable<TimeSpan>)[pair.ShortWindow, pair.LongWindow]).Where(window => window != slo.Windows[0].Length).Distinct().Order()];

    public TimeSpan Shortest => Windows.Count > 0 ? Windows[0] : slo.Windows[0].Length;

    public TimeSpan CompliancePeriod => slo.Windows[0].Length;

    public static string Of(TimeSpan window) => ErrorRatio + WindowNames.Promql(window);

    private static string Quote(string text) => Instrumentation.Labels.SeriesLabelsText.Quote(text);
}
