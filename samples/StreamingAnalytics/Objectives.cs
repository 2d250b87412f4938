using Instrumentation;
using Samples.StreamingAnalytics.Scoring;

namespace Samples.StreamingAnalytics;

/// <summary>What this application promises: that events are worked on, that this is quick, and that its models foresee what comes.</summary>
internal sealed class Objectives(SloMonitor slos)
{
    private readonly SloRecorder _availability = slos.GetRecorder("event_availability");
    private readonly SloRecorder _latency = slos.GetRecorder("event_latency");
    private readonly SloRecorder _accuracy = slos.GetRecorder("prediction_accuracy");

    public static StreamingMonitoringBuilder Define(StreamingMonitoringBuilder monitoring) => monitoring
        .AddSlo("event_availability", slo => slo.Availability().Objective("99.9%").Policy("workbook"))
        .AddSlo("event_latency", slo => slo.Latency(TimeSpan.FromMilliseconds(100)).Objective("95%").Over(SloWindow.SevenDays))
        .AddSlo("prediction_accuracy", slo => slo.Correctness().Objective("85%").Over(SloWindow.OneDay));

    public void EventProcessed(bool success, TimeSpan duration)
    {
        _availability.RecordAvailability(success);
        if (success)
            _latency.RecordLatency(duration);
    }

    /// <summary>A mean within six deviations of the foreseen one is as good as foreseen.</summary>
    public void WindowScored(ScoredWindow scored)
    {
        if (scored.Baseline is { } baseline)
            _accuracy.RecordAccuracy(baseline.Mean.Median, scored.Window.Mean, tolerance: 6 * baseline.Mean.Deviation);
    }
}
