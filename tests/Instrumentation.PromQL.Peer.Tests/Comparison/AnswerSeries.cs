using Instrumentation.Labels;

namespace Instrumentation.PromqlPeer.Comparison;

/// <summary>One series of an answer.</summary>
internal sealed record AnswerSeries(SeriesLabels Labels, long[] Times, double[] Values);
