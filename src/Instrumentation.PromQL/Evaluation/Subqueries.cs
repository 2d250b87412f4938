using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>When a subquery's expression is evaluated.</summary>
internal static class Subqueries
{
    public static StepGrid GridOf(SubqueryExpression subquery, StepGrid grid, QueryContext context)
    {
        var times = new SelectorTimes(grid, subquery.At, subquery.Offset, context.Grid);
        long step = subquery.Step is null ? (long)context.Options.DefaultSubqueryStep.TotalMilliseconds : DurationMath.RangeMs(subquery.Step, context.Grid);
        return times.SubqueryGrid(DurationMath.RangeMs(subquery.Range, context.Grid), step, context);
    }
}
