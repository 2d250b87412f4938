using Instrumentation.Labels;

namespace Instrumentation.Reading;

/// <summary>A series and its exemplars.</summary>
/// <param name="Labels">The labels of the series.</param>
/// <param name="Exemplars">The exemplars in order of time.</param>
public sealed record ExemplarSeries(SeriesLabels Labels, IReadOnlyList<ExemplarSample> Exemplars);
