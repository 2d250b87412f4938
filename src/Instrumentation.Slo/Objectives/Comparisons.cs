namespace Instrumentation.Objectives;

/// <summary>Comparisons as signs and as answers.</summary>
internal static class Comparisons
{
    /// <summary>Whether a value stands as it has to; never for NaN.</summary>
    public static bool Holds(this Comparison comparison, double value, double threshold) => comparison switch
    {
        Comparison.AtLeast => value >= threshold,
        Comparison.AtMost => value <= threshold,
        Comparison.Above => value > threshold,
        _ => value < threshold,
    };

    public static string Sign(this Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => ">=",
        Comparison.AtMost => "<=",
        Comparison.Above => ">",
        _ => "<",
    };

    public static bool TryParse(string text, out Comparison comparison)
    {
        (bool known, comparison) = text switch
        {
            ">=" or "gte" => (true, Comparison.AtLeast),
            "<=" or "lte" => (true, Comparison.AtMost),
            ">" or "gt" => (true, Comparison.Above),
            "<" or "lt" => (true, Comparison.Below),
            _ => (false, default),
        };
        return known;
    }
}
