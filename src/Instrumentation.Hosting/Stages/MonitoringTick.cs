namespace Instrumentation.Stages;

// One run of the cycle. The time is the scheduled one, so that samples lie at regular distances; the snapshot is filled by the phase Collect.
internal sealed record MonitoringTick(long Number, DateTimeOffset Timestamp, MetricSnapshot Snapshot);
