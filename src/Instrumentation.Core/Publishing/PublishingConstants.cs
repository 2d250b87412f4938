namespace Instrumentation;

/// <summary>Names under which metrics are visible to other listeners.</summary>
public static class PublishingConstants
{
    /// <summary>The meter that a recorder publishes its instruments under; what an OpenTelemetry SDK's <c>AddMeter</c> and dotnet-counters take.</summary>
    public const string MeterName = "Instrumentation";

    /// <summary>Instruments whose names begin so are a recorder's metrics about itself; they are not published.</summary>
    internal const string SelfMetricPrefix = "instrumentation_";
}
