using Instrumentation.Labels;

namespace Instrumentation;

/// <summary>A sample that answers the query of an indicator.</summary>
/// <param name="Labels">Its labels.</param>
/// <param name="Value">Its value.</param>
public readonly record struct SliSample(SeriesLabels Labels, double Value);
