using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary><c>info</c>: adds labels of info metrics to series.</summary>
internal static class InfoNode
{
    public static VectorNode Of(CallExpression call, VectorNode inner, QueryContext context, StepGrid grid) => inner;
}
