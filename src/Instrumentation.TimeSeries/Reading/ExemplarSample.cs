using Instrumentation.Labels;

namespace Instrumentation.Reading;

/// <summary>One measurement that stands for others.</summary>
/// <param name="Labels">What it carries, such as <c>trace_id</c> and <c>span_id</c>.</param>
/// <param name="Value">The measured value.</param>
/// <param name="TimestampUnixMs">When it was taken, in milliseconds since 1970-01-01 UTC.</param>
public sealed record ExemplarSample(SeriesLabels Labels, double Value, long TimestampUnixMs);
