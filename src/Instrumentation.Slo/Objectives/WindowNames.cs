using Instrumentation.Syntax;

namespace Instrumentation.Objectives;

/// <summary>Lengths of time in names: whole days up to 30 as days, otherwise as Prometheus writes them.</summary>
internal static class WindowNames
{
    /// <summary>The name for people and our own labels: <c>28d</c>, not <c>4w</c>.</summary>
    public static string Of(TimeSpan length) =>
        length.Ticks > 0 && length.Ticks % TimeSpan.TicksPerDay == 0 ? $"{length.Days}d" : Promql(length);

    /// <summary>The name in PromQL and in series of sloth's naming: <c>4w</c>, <c>1w</c>, <c>30d</c>.</summary>
    public static string Promql(TimeSpan length) => PromqlDurations.Format((long)length.TotalMilliseconds);
}
