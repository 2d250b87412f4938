using System.Globalization;
using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary><c>count_values</c>: a series for each different value, which counts it.</summary>
internal static class CountValuesNode
{
    public static VectorNode Of(VectorNode inner, AggregateExpression expression, string label)
    {
        var grouping = new Grouping(expression, inner.Series);
        var places = new Dictionary<OutputSeries, StepValues>();

        // The value becomes a label before labels are taken away.
        string? kept = expression.Without && (label == LabelNames.MetricName || expression.Grouping.Contains(label)) ? null : label;
        StepValues member = inner.Context.Rent(inner.Grid.Count);
        for (int group = 0; group < grouping.Groups.Count; group++)
        {
            foreach (int index in grouping.Members[group])
            {
                inner.Fill(index, member);
                for (int step = 0; step < inner.Grid.Count; step++)
                {
                    if (member.IsPresent(step))
                        CountOne(places, grouping.Groups[group], kept, TextOf(member, step), step, inner.Context, inner.Grid.Count);
                }
            }
        }

        inner.Context.Return(member);
        return new ComputedNode(inner.Context, inner.Grid, [.. places.Keys], [.. places.Values]);
    }

    private static void CountOne(Dictionary<OutputSeries, StepValues> places, OutputSeries group, string? label, string text, int step, QueryContext context, int steps)
    {
        var key = label is null ? group : new OutputSeries(group.Labels.With(label, text), group.DropName && label != LabelNames.MetricName);
        if (!places.TryGetValue(key, out StepValues? counts))
        {
            counts = new StepValues(steps);
            counts.Clear();
            context.Spend(steps);
            places.Add(key, counts);
        }

        counts.Numbers[step] = StepValues.IsAbsent(counts.Numbers[step]) ? 1 : counts.Numbers[step] + 1;
    }

    private static string TextOf(StepValues values, int step) =>
        values.Histogram(step) is { } histogram ? histogram.ToString()! : NumberText(values.Numbers[step]);

    private static string NumberText(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ when double.IsNaN(value) => "NaN",
        _ => Plain(value),
    };

    // The shortest digits that tell the number from others, without an exponent.
    private static string Plain(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        int exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        if (exponentAt < 0)
            return text;
        string sign = text[0] == '-' ? "-" : "";
        string mantissa = text[sign.Length..exponentAt];
        int pointAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        string digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        int whole = (pointAt < 0 ? digits.Length : pointAt) + int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (whole <= 0)
            return $"{sign}0.{new string('0', -whole)}{digits}";
        return sign + (whole >= digits.Length ? digits.PadRight(whole, '0') : digits.Insert(whole, "."));
    }
}
