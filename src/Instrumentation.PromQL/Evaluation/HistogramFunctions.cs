using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Functions of histograms, native ones and those in classic buckets.</summary>
internal static class HistogramFunctions
{
    public static VectorNode Quantile(CallExpression call, ScalarNode quantile, VectorNode inner) => inner;

    public static VectorNode Quantiles(CallExpression call, VectorNode inner, string label, ScalarNode[] quantiles) => inner;

    public static VectorNode Fraction(CallExpression call, ScalarNode lower, ScalarNode upper, VectorNode inner) => inner;

    public static VectorNode Property(CallExpression call, VectorNode inner) => inner;
}
