namespace Instrumentation.Monitoring;

/// <summary>The instruments that all SLOs share.</summary>
internal sealed class SloInstruments
{
    public const string Events = "sli_events_total";

    private readonly IStreamingMetrics _metrics;
    private readonly int _series;

    public SloInstruments(IStreamingMetrics metrics, int series)
    {
        (_metrics, _series) = (metrics, series);
        Recorded = metrics.CreateCounter(Events, new InstrumentOptions { Unit = "{event}", Description = "Events of service level indicators, by result.", CardinalityLimit = series });
        Compliance = Gauge(metrics, "slo_compliance_percentage", "How much of what an objective speaks of was good, in percent.", series);
        Remaining = Gauge(metrics, "slo_error_budget_remaining_percentage", "The part of the error budget that is left, in percent; negative when it is overspent.", series);
        Consumed = Gauge(metrics, "slo_error_budget_consumed_percent", "The part of the error budget that is spent, in percent.", series);
        Cost = Gauge(metrics, BurnRates.CostAnnotation.Metric, "What the spent error budget of the first window costs.", series);
        Freeze = Gauge(metrics, "slo_deployment_freeze_active", "1 while the policy of an objective freezes deployments.", series);
        Spent = Counter(metrics, "slo_error_budget_consumed_total", "Bad events, or slices, that spent an error budget.", series);
        Breaches = Counter(metrics, "slo_breaches_total", "How often an objective ceased to be met.", series);
        Collections = Counter(metrics, "sli_collection_total", "Measurements of indicators, by result: success, no_data, failure.", series);
    }

    public Counter Recorded { get; }

    public Gauge Compliance { get; }

    public Gauge Remaining { get; }

    public Gauge Consumed { get; }

    public Gauge Cost { get; }

    public Gauge Freeze { get; }

    public Counter Spent { get; }

    public Counter Breaches { get; }

    public Counter Collections { get; }

    /// <summary>The name of the distribution of an indicator's values.</summary>
    public static string NameOfDistribution(SliType type) => type switch { SliType.Latency => "sli_latency_seconds", SliType.Freshness => "sli_freshness_seconds", _ => "sli_value" };

    /// <summary>The distribution of an indicator's values.</summary>
    public Histogram DistributionOf(SliDefinition sli) => _metrics.CreateHistogram(NameOfDistribution(sli.Type), new InstrumentOptions
    {
        Unit = sli.Type is SliType.Latency or SliType.Freshness ? "s" : "1",
        Description = "Values of service level indicators.",
        Layout = HistogramLayout.Exponential,
        CardinalityLimit = _series,
    });

    private static Gauge Gauge(IStreamingMetrics metrics, string name, string description, int series) =>
        metrics.CreateGauge(name, new InstrumentOptions { Description = description, CardinalityLimit = series });

    private static Counter Counter(IStreamingMetrics metrics, string name, string description, int series) =>
        metrics.CreateCounter(name, new InstrumentOptions { Description = description, CardinalityLimit = series });
}
