namespace Instrumentation;

/// <summary>Names that the span helpers publish under.</summary>
public static class TracingConstants
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/> that a tracer must listen to.</summary>
    public const string SourceName = "Instrumentation";

    /// <summary>The histogram of the spans' durations in seconds, by <c>span</c> and <c>status</c>.</summary>
    public const string DurationMetric = "span_duration_seconds";

    /// <summary>The status of a span whose delegate returned.</summary>
    public const string Ok = "ok";

    /// <summary>The status of a span whose delegate threw.</summary>
    public const string Error = "error";

    /// <summary>The status of a span whose delegate was cancelled, as its caller wished.</summary>
    public const string Cancelled = "cancelled";

    internal const string SpanTag = "span";

    internal const string StatusTag = "status";

    internal const string DurationDescription = "Time that the delegate of a span took.";
}
