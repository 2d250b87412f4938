namespace Instrumentation;

/// <summary>Settings of a recorder. Read once, by <see cref="StreamingMetrics.Create(StreamingMetricsOptions?)"/>.</summary>
public sealed class StreamingMetricsOptions
{
    /// <summary>The source of time. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>What is known of the application as a whole. Default: nothing but the entry assembly's name.</summary>
    public ResourceOptions Resource { get; set; } = new();

    /// <summary>The most series of an instrument that sets none of its own, 1 to 1,000,000. Default: 2,000.</summary>
    public int CardinalityLimit { get; set; } = InstrumentConstants.CardinalityLimit;

    /// <summary>
    /// Forgets series whose value did not change for this long, 1 second to 30 days; null keeps them all. A forgotten series that is recorded
    /// to again starts at zero with a new start time. A gauge that is set to its value is not idle, and one that holds what was added to it, and
    /// not taken away yet, is kept. Default: null.
    /// </summary>
    public TimeSpan? ForgetIdleSeriesAfter { get; set; }

    /// <summary>Which measurements may leave an exemplar. Default: <see cref="ExemplarMode.Off"/>.</summary>
    public ExemplarMode Exemplars { get; set; }

    /// <summary>How long an exemplar stays before another may take its place, 0 to 1 hour. Default: 1 second.</summary>
    public TimeSpan ExemplarInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether counters and gauges are visible as observable instruments, and histograms as mirrored ones while somebody listens, to
    /// OpenTelemetry SDKs and dotnet-counters. Default: true.
    /// </summary>
    public bool PublishToMeters { get; set; } = true;

    /// <summary>Makes the meter that <see cref="PublishToMeters"/> uses and that a host's listeners are told apart by; null for a free-standing meter. Default: null.</summary>
    public System.Diagnostics.Metrics.IMeterFactory? MeterFactory { get; set; }

    /// <summary>Which instruments of System.Diagnostics.Metrics are recorded too. Default: none; <see cref="CaptureOptions.Defaults"/> has the usual set.</summary>
    public CaptureOptions Capture { get; set; } = new();

    /// <summary>What happens to an instrument whose name or labels break the naming standard. Default: <see cref="NamingStandardMode.Off"/>.</summary>
    public NamingStandardMode NamingStandard { get; set; }

    /// <summary>Options by instrument name for instruments that are created on first use or declared without options. Default: none.</summary>
    public IDictionary<string, InstrumentOptions> Instruments { get; } = new Dictionary<string, InstrumentOptions>(StringComparer.Ordinal);

    /// <summary>Told of faults that the recorder survives, each kind once; may be called from any thread, and what it throws is swallowed. Default: none.</summary>
    public Action<MetricsFault>? OnFault { get; set; }
}
