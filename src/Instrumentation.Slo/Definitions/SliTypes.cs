namespace Instrumentation.Definitions;

/// <summary>The unit and direction of each type of SLI.</summary>
internal static class SliTypes
{
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<SliType>().Select(Name)];

    public static string Name(SliType type) => type == SliType.ErrorRate ? "error_rate" : type.ToString().ToLowerInvariant();

    public static bool TryParse(string text, out SliType type)
    {
        foreach (SliType candidate in Enum.GetValues<SliType>())
        {
            if (Name(candidate) != text)
                continue;
            type = candidate;
            return true;
        }

        type = default;
        return false;
    }

    /// <summary>The unit of the type's values, in UCUM; <c>1</c> for ratios and scores.</summary>
    public static string Unit(SliType type) => type switch
    {
        SliType.Latency or SliType.Freshness => "s",
        SliType.Throughput => "{event}/s",
        _ => "1",
    };

    /// <summary>How a value of the type stands to its threshold where it is good.</summary>
    public static Comparison Direction(SliType type) => type is SliType.Latency or SliType.Freshness or SliType.ErrorRate ? Comparison.AtMost : Comparison.AtLeast;
}
