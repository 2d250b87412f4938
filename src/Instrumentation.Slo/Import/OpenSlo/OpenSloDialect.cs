namespace Instrumentation.Import;

/// <summary>What versions of OpenSLO spell or rule differently.</summary>
/// <param name="ApiVersion">The version's name.</param>
/// <param name="Indicator">The key of an indicator that stands within an SLO.</param>
/// <param name="IndicatorReference">The key of an indicator by name.</param>
/// <param name="DurationUnits">The units of durations.</param>
/// <param name="HasMetricSource">Whether a metric has a key <c>metricSource</c>, rather than a data source beside the query.</param>
internal sealed record OpenSloDialect(string ApiVersion, string Indicator, string IndicatorReference, string DurationUnits, bool HasMetricSource)
{
    public const string AlphaVersion = "openslo/v1alpha";

    public static OpenSloDialect V1 { get; } = new("openslo/v1", "indicator", "indicatorRef", OpenSloDuration.Units, HasMetricSource: true);

    public static OpenSloDialect V2Alpha { get; } = new("openslo.com/v2alpha", "sli", "sliRef", "mhdw", HasMetricSource: false);

    public static IReadOnlyList<string> Kinds { get; } =
        [OpenSloKinds.Slo, OpenSloKinds.Sli, OpenSloKinds.Service, OpenSloKinds.DataSource, OpenSloKinds.AlertPolicy, OpenSloKinds.AlertCondition, OpenSloKinds.AlertNotificationTarget];
}
