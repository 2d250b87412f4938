using System.Globalization;
using Instrumentation.Functions;
using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Functions of histograms, native ones and those in classic buckets.</summary>
internal static class HistogramFunctions
{
    public static VectorNode Quantile(CallExpression call, ScalarNode quantile, VectorNode inner)
    {
        CheckQuantile(quantile, inner, call.Arguments[0].Span);
        return UniqueNode.Of(new HistogramGroupNode(inner, call.Arguments[1].Span, new HistogramQuantile(inner.Context.Annotations, call.Arguments[1].Span, quantile)));
    }

    public static VectorNode Quantiles(CallExpression call, VectorNode inner, string label, ScalarNode[] quantiles)
    {
        var series = new List<OutputSeries>();
        var parts = new List<VectorNode>();
        for (int index = 0; index < quantiles.Length; index++)
        {
            CheckQuantile(quantiles[index], inner, call.Arguments[index + 2].Span);
            var part = new HistogramGroupNode(inner, call.Arguments[0].Span, new HistogramQuantile(inner.Context.Annotations, call.Arguments[0].Span, quantiles[index]));
            string text = LabelText(quantiles[index][0]);
            foreach (OutputSeries output in part.Series)
            {
                if (output.Labels.Contains(label))
                    throw PromqlEvaluationException.Execution($"label {SeriesLabelsText.Quote(label)} already exists");
                series.Add(output with { Labels = output.Labels.With(label, text) });
            }

            parts.Add(part);
        }

        return UniqueNode.Of(new RelabelledNode(new ChainedNode(inner.Context, inner.Grid, parts), series));
    }

    public static VectorNode Fraction(CallExpression call, ScalarNode lower, ScalarNode upper, VectorNode inner) => UniqueNode.Of(
        new HistogramGroupNode(inner, call.Arguments[2].Span, new HistogramFraction(inner.Context.Annotations, call.Arguments[2].Span, lower, upper)));

    /// <summary>Functions of native histograms alone; numbers are left out.</summary>
    public static VectorNode Property(CallExpression call, VectorNode inner)
    {
        Func<NativeHistogram, double> property = call.Function.Name switch
        {
            "histogram_avg" => static histogram => histogram.Average,
            "histogram_count" => static histogram => histogram.Count,
            "histogram_sum" => static histogram => histogram.Sum,
            "histogram_stddev" => static histogram => histogram.StandardDeviation,
            "histogram_stdvar" => static histogram => histogram.Variance,
            _ => throw new NotSupportedException(call.Function.Name),
        };
        return UniqueNode.Of(new MappedNode(inner, SeriesNames.Drop(inner.Series, inner.Context), values =>
        {
            for (int step = 0; step < values.Numbers.Length; step++)
            {
                if (values.Histogram(step) is { } histogram)
                    values.Set(step, property(histogram));
                else
                    values.Remove(step);
            }
        }));
    }

    private static void CheckQuantile(ScalarNode quantile, VectorNode inner, SourceSpan span)
    {
        for (int step = 0; step < inner.Grid.Count; step++)
            QuantileParameter.Check(quantile[step], inner.Context.Annotations, span);
    }

    // As a quantile is written in a label: with a point, so that 1 is "1.0".
    private static string LabelText(double value)
    {
        string text = value switch
        {
            double.PositiveInfinity => "+Inf",
            double.NegativeInfinity => "-Inf",
            _ => value.ToString("R", CultureInfo.InvariantCulture),
        };
        return double.IsFinite(value) && !text.AsSpan().ContainsAny('.', 'E') ? text + ".0" : text;
    }
}
