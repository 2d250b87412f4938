using System.Runtime.CompilerServices;

namespace Instrumentation;

// The histogram is declared once per metrics API, for its unit; the table holds the API weakly and drops the entry with it.
internal static class SpanDurations
{
    private static readonly ConditionalWeakTable<IStreamingMetrics, object> Declared = new();

    internal static void Declare(IStreamingMetrics metrics)
    {
        if (!Declared.TryGetValue(metrics, out _))
            DeclareOnce(metrics);
    }

    private static void DeclareOnce(IStreamingMetrics metrics)
    {
        try
        {
            metrics.CreateHistogram(TracingConstants.DurationMetric, new InstrumentOptions
            {
                Unit = "s",
                Description = TracingConstants.DurationDescription,
            });
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The application has that name for something else. The spans still run; their durations are rejected and counted.
        }

        Declared.TryAdd(metrics, metrics);
    }
}
