using Instrumentation.Labels;

namespace Instrumentation.Evaluation;

/// <summary>A series that a node gives.</summary>
/// <param name="Labels">Its labels.</param>
/// <param name="DropName">Whether its name goes at the end of the query.</param>
internal readonly record struct OutputSeries(SeriesLabels Labels, bool DropName = false);
