using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Runs a planned query and collects its result.</summary>
internal sealed class ResultBuilder(QueryContext context, ExpressionPlanner planner)
{
    public QueryResult Build(PromqlExpression expression, bool isRange)
    {
        (PromqlType type, IReadOnlyList<ResultSeries> series, string text) = expression.Type switch
        {
            PromqlType.String => (PromqlType.String, [], ExpressionPlanner.Text(expression)),
            PromqlType.RangeVector => (PromqlType.RangeVector, Samples(planner.Range(expression, context.Grid)), ""),
            PromqlType.Scalar => (isRange ? PromqlType.RangeVector : PromqlType.Scalar, [Numbers(planner.Scalar(expression, context.Grid))], ""),
            _ => (isRange ? PromqlType.RangeVector : PromqlType.InstantVector, Vector(planner.Vector(expression, context.Grid), isRange), ""),
        };
        return new QueryResult
        {
            Type = type,
            Series = series,
            Text = text,
            Warnings = context.Annotations.Warnings,
            Infos = context.Annotations.Infos,
            Samples = context.Samples,
        };
    }

    private static List<ResultSeries> Ordered(List<ResultSeries> series)
    {
        series.Sort(static (left, right) => left.Labels.CompareTo(right.Labels));
        return series;
    }

    private ResultSeries Numbers(ScalarNode scalar)
    {
        var times = new long[context.Grid.Count];
        var values = new double[times.Length];
        for (int step = 0; step < times.Length; step++)
        {
            times[step] = context.Grid[step];
            values[step] = scalar[step];
        }

        return new ResultSeries(SeriesLabels.Empty, times, values, null);
    }

    private List<ResultSeries> Vector(VectorNode root, bool isRange)
    {
        VectorNode finished = UniqueNode.Of(new RelabelledNode(root, SeriesNames.Finish(root.Series)));
        var series = new List<ResultSeries>();
        StepValues values = context.Rent(context.Grid.Count);
        for (int index = 0; index < finished.Series.Count; index++)
        {
            finished.Fill(index, values);
            int present = values.CountPresent();
            if (present == 0)
                continue;
            context.Spend(present);
            series.Add(Points(finished.Series[index].Labels, values, present));
        }

        return isRange ? Ordered(series) : series;
    }

    private ResultSeries Points(SeriesLabels labels, StepValues values, int present)
    {
        var times = new long[present];
        var numbers = new double[present];
        NativeHistogram?[]? histograms = values.HasHistograms ? new NativeHistogram?[present] : null;
        int next = 0;
        for (int step = 0; step < context.Grid.Count; step++)
        {
            if (!values.IsPresent(step))
                continue;
            times[next] = context.Grid[step];
            NativeHistogram? histogram = values.Histogram(step);
            numbers[next] = histogram?.Sum ?? values.Numbers[step];
            if (histograms is not null)
                histograms[next] = histogram;
            next++;
        }

        return new ResultSeries(labels, times, numbers, histograms);
    }

    private List<ResultSeries> Samples(RangeNode range)
    {
        var series = new List<ResultSeries>();
        SampleBuffer samples = context.RentBuffer();
        for (int index = 0; index < range.Series.Count; index++)
        {
            range.Load(index, samples);
            if (samples.Count == 0)
                continue;
            NativeHistogram?[]? histograms = samples.HasHistograms ? samples.Histograms.ToArray() : null;
            series.Add(new ResultSeries(range.Series[index].Labels, samples.Timestamps.ToArray(), samples.Values.ToArray(), histograms));
        }

        context.Return(samples);
        return Ordered(series);
    }
}
