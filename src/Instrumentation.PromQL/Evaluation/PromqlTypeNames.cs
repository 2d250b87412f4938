using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Types as messages name them.</summary>
internal static class PromqlTypeNames
{
    public static string Of(PromqlType type) => type switch
    {
        PromqlType.Scalar => "scalar",
        PromqlType.InstantVector => "instant vector",
        PromqlType.RangeVector => "range vector",
        _ => "string",
    };
}
