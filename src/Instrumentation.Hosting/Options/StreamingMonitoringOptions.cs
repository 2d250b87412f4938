using Microsoft.Extensions.Options;

namespace Instrumentation;

/// <summary>Settings of the monitoring in a host, bound from the section <c>StreamingMonitoring</c>.</summary>
/// <remarks>
/// What code sets wins over environment variables, those win over the section, and that over the defaults. Read once, at the start; a
/// value outside its range stops the start with a message that names the key, the value and the allowed range.
/// </remarks>
public sealed class StreamingMonitoringOptions
{
    /// <summary>Seconds between two runs of the monitoring cycle.</summary>
    [AllowedRange(1, StreamingMonitoringConstants.MaxIntervalSeconds)]
    public int MetricsIntervalSeconds { get; set; } = StreamingMonitoringConstants.MetricsIntervalSeconds;

    /// <summary>Whether instruments of other libraries are captured as well; false leaves what the application itself records.</summary>
    public bool DetailedMetrics { get; set; } = true;

    /// <summary>Latency in milliseconds from which alert packs warn; at most LatencyCriticalMs.</summary>
    [AllowedRange(1, StreamingMonitoringConstants.MaxLatencyMs)]
    public int LatencyWarningMs { get; set; } = StreamingMonitoringConstants.LatencyWarningMs;

    /// <summary>Latency in milliseconds that alert packs call critical.</summary>
    [AllowedRange(1, StreamingMonitoringConstants.MaxLatencyMs)]
    public int LatencyCriticalMs { get; set; } = StreamingMonitoringConstants.LatencyCriticalMs;

    /// <summary>Ratio of the throughput target below which alert packs warn.</summary>
    [AllowedRange(0, 1)]
    public double ThroughputWarningThreshold { get; set; } = StreamingMonitoringConstants.ThroughputWarningThreshold;

    /// <summary>Ratio of failed events from which alert packs warn; at most ErrorRateCriticalThreshold.</summary>
    [AllowedRange(0, 1)]
    public double ErrorRateWarningThreshold { get; set; } = StreamingMonitoringConstants.ErrorRateWarningThreshold;

    /// <summary>Ratio of failed events that alert packs call critical.</summary>
    [AllowedRange(0, 1)]
    public double ErrorRateCriticalThreshold { get; set; } = StreamingMonitoringConstants.ErrorRateCriticalThreshold;

    /// <summary>Whether scaling signals are computed, once a scaling package is there.</summary>
    public bool EnableAutoScaling { get; set; } = true;

    /// <summary>Ratio of load above which more instances are asked for; above ScaleDownThreshold.</summary>
    [AllowedRange(0, 1)]
    public double ScaleUpThreshold { get; set; } = StreamingMonitoringConstants.ScaleUpThreshold;

    /// <summary>Ratio of load below which fewer instances are asked for.</summary>
    [AllowedRange(0, 1)]
    public double ScaleDownThreshold { get; set; } = StreamingMonitoringConstants.ScaleDownThreshold;

    /// <summary>The fewest instances ever asked for; at most MaxInstances.</summary>
    [AllowedRange(1, StreamingMonitoringConstants.MostInstances)]
    public int MinInstances { get; set; } = StreamingMonitoringConstants.MinInstances;

    /// <summary>The most instances ever asked for.</summary>
    [AllowedRange(1, StreamingMonitoringConstants.MostInstances)]
    public int MaxInstances { get; set; } = StreamingMonitoringConstants.MaxInstances;

    /// <summary>Seconds after a scaling decision before the next.</summary>
    [AllowedRange(0, StreamingMonitoringConstants.MaxCooldownSeconds)]
    public int CooldownPeriodSeconds { get; set; } = StreamingMonitoringConstants.CooldownPeriodSeconds;

    /// <summary>Service, environment, version, region and instance, published once as <c>target_info</c>.</summary>
    public ResourceOptions Resource { get; } = new();

    /// <summary>The most series of an instrument that sets none of its own; further label sets share an overflow series.</summary>
    [AllowedRange(1, InstrumentConstants.MaxCardinalityLimit)]
    public int CardinalityLimit { get; set; } = InstrumentConstants.CardinalityLimit;

    /// <summary>Forgets series whose value did not change for this long; not set keeps them all.</summary>
    [AllowedDuration("00:00:01", "30.00:00:00")]
    public TimeSpan? ForgetIdleSeriesAfter { get; set; }

    /// <summary>Which measurements may leave an exemplar.</summary>
    [AllowedMember]
    public ExemplarMode Exemplars { get; set; }

    /// <summary>How long an exemplar stays before another may take its place.</summary>
    [AllowedDuration("00:00:00", "01:00:00")]
    public TimeSpan ExemplarInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether OpenTelemetry SDKs and dotnet-counters see the metrics, too.</summary>
    public bool PublishToMeters { get; set; } = true;

    /// <summary>What happens to an instrument whose name or labels break the naming standard.</summary>
    [AllowedMember]
    public NamingStandardMode NamingStandard { get; set; }

    /// <summary>Whether a feature that cannot start, such as a listener whose port is taken, stops the application instead of being switched off.</summary>
    public bool FailOnUnavailable { get; set; }

    /// <summary>Which instruments of System.Diagnostics.Metrics are recorded as well.</summary>
    [ValidateObjectMembers]
    public CaptureSettings Capture { get; } = new();

    /// <summary>CPU, memory and disk of process, host and container.</summary>
    public SystemMetricsSettings SystemMetrics { get; } = new();

    /// <summary>How metrics are written for Prometheus, wherever they are served.</summary>
    [ValidateObjectMembers]
    public ExpositionSettings Exposition { get; } = new();

    /// <summary>The stand-alone listener for applications without ASP.NET Core.</summary>
    [ValidateObjectMembers]
    public ListenerSettings Listener { get; } = new();

    /// <summary>The endpoints in ASP.NET Core.</summary>
    [ValidateObjectMembers]
    public EndpointSettings Endpoints { get; } = new();

    /// <summary>The series in memory that PromQL is evaluated over.</summary>
    [ValidateObjectMembers]
    public StoreSettings Store { get; } = new();

    /// <summary>Rules that are evaluated in the process.</summary>
    [ValidateObjectMembers]
    public RuleSettings Rules { get; } = new();

    /// <summary>Who is told of alerts.</summary>
    [ValidateObjectMembers]
    public AlertingSettings Alerting { get; } = new();

    /// <summary>Service level objectives.</summary>
    [ValidateObjectMembers]
    public SloSettings Slo { get; } = new();

    /// <summary>How PromQL is evaluated.</summary>
    [ValidateObjectMembers]
    public QuerySettings Query { get; } = new();

    /// <summary>What is kept on disk across restarts.</summary>
    [ValidateObjectMembers]
    public PersistenceSettings Persistence { get; } = new();

    /// <summary>Request metrics of ASP.NET Core.</summary>
    [ValidateObjectMembers]
    public RequestMetricsSettings RequestMetrics { get; } = new();

    /// <summary>The exposition as a file, for node_exporter's textfile collector.</summary>
    public TextFileSettings TextFile { get; } = new();

    /// <summary>Settings by instrument name, for instruments that are created on first use or declared without options.</summary>
    public IDictionary<string, InstrumentSettings> Instruments { get; } = new Dictionary<string, InstrumentSettings>(StringComparer.Ordinal);
}
