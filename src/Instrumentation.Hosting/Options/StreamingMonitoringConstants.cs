namespace Instrumentation;

/// <summary>Names, defaults and limits of the monitoring's settings.</summary>
public static class StreamingMonitoringConstants
{
    /// <summary>The configuration section that <see cref="StreamingMonitoringOptions"/> is bound from.</summary>
    public const string Section = "StreamingMonitoring";

    /// <summary>The prefix of environment variables in snake case: <c>STREAMING_MONITORING__METRICS_INTERVAL_SECONDS</c>.</summary>
    public const string EnvironmentPrefix = "STREAMING_MONITORING__";

    internal const int MetricsIntervalSeconds = 10;
    internal const int MaxIntervalSeconds = 3_600;
    internal const int LatencyWarningMs = 100;
    internal const int LatencyCriticalMs = 1_000;
    internal const int MaxLatencyMs = 3_600_000;
    internal const double ThroughputWarningThreshold = 0.8;
    internal const double ErrorRateWarningThreshold = 0.01;
    internal const double ErrorRateCriticalThreshold = 0.05;
    internal const double ScaleUpThreshold = 0.8;
    internal const double ScaleDownThreshold = 0.3;
    internal const int MinInstances = 1;
    internal const int MaxInstances = 10;
    internal const int MostInstances = 10_000;
    internal const int CooldownPeriodSeconds = 300;
    internal const int MaxCooldownSeconds = 86_400;
    internal const string MetricsPath = "/metrics";
    internal const string HealthPath = "/health";
    internal const string RequestPrefix = "rag";

    // Long enough for a stage to notice its cancellation, short enough for a host that is told to stop.
    internal static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(4);
}
