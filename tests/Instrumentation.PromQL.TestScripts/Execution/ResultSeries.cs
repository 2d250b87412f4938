using Instrumentation.Labels;

namespace Instrumentation.TestScripts.Execution;

/// <summary>A series of a result.</summary>
/// <param name="Labels">Its labels.</param>
/// <param name="Points">Its samples in order of time; one in an instant vector.</param>
public sealed record ResultSeries(SeriesLabels Labels, IReadOnlyList<ResultPoint> Points);
