namespace Instrumentation.Catalogue;

/// <summary>Defaults of the catalogue.</summary>
public static class CatalogueConstants
{
    /// <summary>The default prefix of the metrics that take one, such as <c>rag_http_requests_total</c>.</summary>
    public const string Prefix = "rag";

    /// <summary>How far back <c>events_per_second</c> looks.</summary>
    public static readonly TimeSpan EventRateWindow = TimeSpan.FromSeconds(10);

    /// <summary>How often <c>events_per_second</c> is set while events arrive.</summary>
    public static readonly TimeSpan EventRateInterval = TimeSpan.FromSeconds(1);

    // The streaming guide's thresholds (50, 100, 200, 500 and 1,000 ms) are boundaries, so that a count below one of them is exact.
    internal static readonly double[] MillisecondsBoundaries = [1, 2.5, 5, 10, 25, 50, 75, 100, 200, 500, 750, 1000, 2500, 5000, 10000];

    internal static readonly double[] SecondsBoundaries = InstrumentConstants.SecondsBoundaries.ToArray();

    internal static void CheckPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        bool valid = prefix.Length == 0 || char.IsAsciiLetter(prefix[0]);
        foreach (char character in prefix)
            valid &= char.IsAsciiLetterOrDigit(character) || character == '_';
        if (!valid)
            throw new ArgumentException($"The prefix '{prefix}' must be empty or a letter followed by letters, digits and underscores.", nameof(prefix));
    }
}
