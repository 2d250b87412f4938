using Instrumentation.Histograms;
using Instrumentation.Labels;

namespace Instrumentation.Rules;

/// <summary>A sample that an evaluation gave or that a rule writes.</summary>
/// <param name="Labels">The series.</param>
/// <param name="Value">The value; 0 where the sample is a histogram.</param>
/// <param name="Histogram">The histogram; null where the sample is a number.</param>
public sealed record EvaluatedSample(SeriesLabels Labels, double Value, NativeHistogram? Histogram = null);
