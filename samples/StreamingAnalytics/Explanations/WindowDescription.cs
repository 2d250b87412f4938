using Samples.StreamingAnalytics.Scoring;
using Samples.StreamingAnalytics.Windows;

namespace Samples.StreamingAnalytics.Explanations;

/// <summary>An unusual window in words.</summary>
/// <param name="Pattern">What it looks like.</param>
/// <param name="Query">What to look for in the runbooks: words without numbers, so that the same case makes the same query.</param>
internal sealed record WindowDescription(WindowPattern Pattern, string Query)
{
    // In robust deviations.
    private const double Unusual = 3;
    private const double FarOff = 10;

    private const double FewRatio = 0.5;

    public static WindowDescription Of(WindowResult window, WindowBaseline baseline)
    {
        double level = (window.Mean - baseline.Mean.Median) / baseline.Mean.Deviation;
        double spread = (window.Deviation - baseline.Deviation.Median) / baseline.Deviation.Deviation;
        bool isFew = window.Count < FewRatio * baseline.Count.Median;
        WindowPattern pattern = PatternOf(level, spread, isFew);
        string query = $"{WordsOf(pattern)}: mean {Compare(level, "above", "below")} usual, values vary {Compare(spread, "more", "less")} than usual";
        return new WindowDescription(pattern, isFew ? query + ", few events" : query);
    }

    /// <summary>The pattern's name in metrics and answers.</summary>
    public static string NameOf(WindowPattern pattern) => WordsOf(pattern).Replace(' ', '_');

    public static string WordsOf(WindowPattern pattern) => pattern switch
    {
        WindowPattern.Spike => "spike",
        WindowPattern.Drop => "drop",
        WindowPattern.LevelShift => "level shift",
        WindowPattern.FlatLine => "flat line",
        WindowPattern.MissingData => "missing data",
        _ => "noise",
    };

    private static WindowPattern PatternOf(double level, double spread, bool isFew) => (level, spread) switch
    {
        _ when isFew => WindowPattern.MissingData,
        ( > Unusual, > Unusual) => WindowPattern.Spike,
        ( < -Unusual, > Unusual) => WindowPattern.Drop,
        ( > Unusual or < -Unusual, _) => WindowPattern.LevelShift,
        (_, < 0) => WindowPattern.FlatLine,
        _ => WindowPattern.Noise,
    };

    private static string Compare(double distance, string more, string less) => distance switch
    {
        >= FarOff => "far " + more,
        >= Unusual => more,
        <= -FarOff => "far " + less,
        <= -Unusual => less,
        _ => "as",
    };
}
