using System.Globalization;
using Instrumentation.Syntax;

namespace Instrumentation.Functions;

/// <summary>Warns of a quantile outside 0 to 1.</summary>
internal static class QuantileParameter
{
    public static void Check(double quantile, AnnotationSet annotations, SourceSpan span)
    {
        if (!(quantile is >= 0 and <= 1))
            annotations.Warn($"quantile value should be between 0 and 1, got {Text(quantile)}", span);
    }

    private static string Text(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
