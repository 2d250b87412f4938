using Instrumentation.Labels;
using Instrumentation.Rules;
using Instrumentation.Syntax;
using Instrumentation.Templates;

namespace Instrumentation.RuleTests;

/// <content>Comparing what is expected with what there is.</content>
internal sealed partial class RuleTestRun
{
    private void Check(AlertTest test)
    {
        _coverage.Asserted(test);
        (SeriesLabels Labels, NamedTexts Annotations)[] expected = [.. test.Expected
            .Select(alert => (Labels: alert.Labels.With(AlertLabels.AlertName, test.AlertName), alert.Annotations)).OrderBy(alert => alert.Labels)];
        (SeriesLabels Labels, NamedTexts Annotations)[] got = [.. _evaluators.SelectMany(evaluator => evaluator.Status.Rules)
            .Where(rule => rule.Rule is AlertingRule && rule.Rule.Name == test.AlertName)
            .SelectMany(rule => rule.Alerts)
            .Where(alert => alert.State == AlertState.Firing)
            .Select(alert => (alert.Labels, alert.Annotations)).OrderBy(alert => alert.Labels)];
        string? difference = ResultDifference.Of(
            $"alertname: {test.AlertName}, time: {Time(test.At)}",
            [.. expected.Select(Line)],
            [.. got.Select(Line)],
            (left, right) => expected[left].Annotations.Equals(got[right].Annotations));
        if (difference is not null)
            _failures.Add(difference);

        static (string Key, string Text) Line((SeriesLabels Labels, NamedTexts Annotations) alert) =>
            (alert.Labels.ToString(), $"labels: {alert.Labels}\n         annotations: {alert.Annotations}");
    }

    private async ValueTask CheckAsync(ExpressionTest test, CancellationToken cancellationToken)
    {
        string title = $"expr: {SeriesLabelsText.Quote(test.Expression)}, time: {Time(test.At)}";
        try
        {
            PromqlExpression expression = PromqlParser.Parse(test.Expression, _options.Expressions);
            _coverage.Asserted(expression);
            IReadOnlyList<EvaluatedSample> samples = await _query.QueryAsync(expression, _startUnixMs + (long)test.At.TotalMilliseconds, cancellationToken);
            (SeriesLabels Labels, double Value, string Histogram)[] expected = [.. test.Expected.Select(Expected).OrderBy(sample => sample.Labels)];
            (SeriesLabels Labels, double Value, string Histogram)[] got = [.. samples
                .Select(sample => (sample.Labels, sample.Value, sample.Histogram is null ? "" : HistogramNotation.Write(sample.Histogram))).OrderBy(sample => sample.Labels)];
            string? difference = ResultDifference.Of(
                title,
                [.. expected.Select(Line)],
                [.. got.Select(Line)],
                (left, right) => expected[left].Histogram == got[right].Histogram && AreEqual(expected[left].Value, got[right].Value));
            if (difference is not null)
                _failures.Add(difference);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _failures.Add($"{title}, err: {exception.Message}");
        }
    }

    private static (SeriesLabels Labels, double Value, string Histogram) Expected(ExpectedSample sample)
    {
        string series = sample.Series.Trim();
        SeriesLabels labels = series.Length == 0 ? SeriesLabels.Empty : SeriesNotation.ParseLabels(series);
        return sample.Histogram.Length == 0
            ? (labels, sample.Value, "")
            : (labels, sample.Value, HistogramNotation.Write(HistogramNotation.Parse(sample.Histogram)));
    }

    private static (string Key, string Text) Line((SeriesLabels Labels, double Value, string Histogram) sample) =>
        (sample.Labels.ToString(), $"{sample.Labels} {(sample.Histogram.Length > 0 ? sample.Histogram : GoNumberFormat.Format(sample.Value))}");

    private bool AreEqual(double expected, double got) =>
        expected == got || (_file.FuzzyCompare && (Math.BitIncrement(expected) == got || Math.BitDecrement(expected) == got));
}
