using Instrumentation.Syntax;

namespace Instrumentation.Explanation;

/// <summary>Says which samples an expression reads, beside the time that it is asked for.</summary>
internal static class SelectedSamples
{
    public static IEnumerable<string> Of(PromqlExpression expression) => Walk(expression, []);

    private static IEnumerable<string> Walk(PromqlExpression expression, List<string> around)
    {
        switch (expression)
        {
            case RangeSelector range:
                return [Say(range.Vector, [.. around, $"{PromqlPrinter.Print(range.Range)} back"])];
            case VectorSelector vector:
                return [Say(vector, [.. around, "as far back as the lookback"])];
            case SubqueryExpression subquery:
                List<string> steps = [.. around, .. Shift(subquery.Offset, subquery.At), $"{PromqlPrinter.Print(subquery.Range)} back at each step of a subquery"];
                return Walk(subquery.Inner, steps);
            default:
                return PromqlTree.Children(expression).SelectMany(part => Walk(part, around));
        }
    }

    private static string Say(VectorSelector vector, List<string> spans)
    {
        VectorSelector bare = vector with { Offset = null, At = null };
        return $"{bare}: {string.Join(", ", [.. spans, .. Shift(vector.Offset, vector.At)])}";
    }

    private static IEnumerable<string> Shift(DurationExpression? offset, AtModifier? at)
    {
        if (at is not null)
            yield return at.Anchor == AtAnchor.Time ? $"from {DateTimeOffset.FromUnixTimeMilliseconds(at.UnixMs):yyyy-MM-dd'T'HH:mm:ss'Z'}" : $"from the query's {(at.Anchor == AtAnchor.Start ? "start" : "end")}";
        if (offset is not null)
            yield return $"moved back by {PromqlPrinter.Print(offset)}";
    }
}
