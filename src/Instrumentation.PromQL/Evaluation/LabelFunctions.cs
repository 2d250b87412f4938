using System.Text.RegularExpressions;
using Instrumentation.Labels;
using Instrumentation.RegularExpressions;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary><c>label_replace</c> and <c>label_join</c>.</summary>
internal static class LabelFunctions
{
    public static VectorNode Replace(CallExpression call, VectorNode inner)
    {
        string target = Target(call, "label_replace");
        string replacement = ExpressionPlanner.Text(call.Arguments[2]);
        string source = ExpressionPlanner.Text(call.Arguments[3]);
        string pattern = ExpressionPlanner.Text(call.Arguments[4]);
        Regex expression;
        try
        {
            expression = Re2Pattern.Anchored(pattern);
        }
        catch (ArgumentException)
        {
            throw PromqlEvaluationException.Execution($"invalid regular expression in label_replace(): {pattern}");
        }

        return Relabel(inner, target, labels =>
        {
            Match match = expression.Match(labels[source]);
            return match.Success ? Re2Pattern.Expand(replacement, match) : null;
        });
    }

    public static VectorNode Join(CallExpression call, VectorNode inner)
    {
        string target = Target(call, "label_join");
        string separator = ExpressionPlanner.Text(call.Arguments[2]);
        string[] sources = [.. call.Arguments.Skip(3).Select(ExpressionPlanner.Text)];
        if (Array.Exists(sources, source => source.Length == 0))
            throw PromqlEvaluationException.Execution("invalid source label name in label_join(): ");
        return Relabel(inner, target, labels => string.Join(separator, sources.Select(source => labels[source])));
    }

    private static string Target(CallExpression call, string function)
    {
        string target = ExpressionPlanner.Text(call.Arguments[1]);
        return target.Length > 0 ? target : throw PromqlEvaluationException.Execution($"invalid destination label name in {function}(): {target}");
    }

    private static VectorNode Relabel(VectorNode inner, string target, Func<SeriesLabels, string?> valueOf)
    {
        var series = new OutputSeries[inner.Series.Count];
        for (int index = 0; index < series.Length; index++)
        {
            OutputSeries before = inner.Series[index];
            series[index] = valueOf(before.Labels) is { } value
                ? new OutputSeries(before.Labels.With(target, value), before.DropName && target != LabelNames.MetricName)
                : before;
        }

        return UniqueNode.Of(new RelabelledNode(inner, series));
    }
}
