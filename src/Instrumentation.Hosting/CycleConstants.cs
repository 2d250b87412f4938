namespace Instrumentation.Hosting;

// The cycle's own metrics.
internal static class CycleConstants
{
    public const string Ticks = "instrumentation_cycle_ticks_total";
    public const string MissedTicks = "instrumentation_cycle_ticks_missed_total";
    public const string StageFailures = "instrumentation_cycle_stage_failures_total";
    public const string Duration = "instrumentation_cycle_duration_seconds";
}
