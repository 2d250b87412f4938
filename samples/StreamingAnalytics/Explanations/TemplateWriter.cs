using System.Diagnostics;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Explanations.Knowledge;
using Samples.StreamingAnalytics.Scoring;
using Samples.StreamingAnalytics.Tally;
using Samples.StreamingAnalytics.Windows;

namespace Samples.StreamingAnalytics.Explanations;

/// <summary>Writes an explanation from a window and what the runbooks say, where others would ask a language model.</summary>
internal sealed class TemplateWriter(GenerationMetrics metrics, ExplanationTally tally)
{
    public const string Name = "template";

    private const int SmallPrompt = 800;
    private const int MediumPrompt = 1600;

    /// <summary>Writes an explanation.</summary>
    /// <param name="anomaly">The window.</param>
    /// <param name="description">The window in words.</param>
    /// <param name="passages">What the runbooks say of such windows.</param>
    public Explanation Write(ScoredWindow anomaly, WindowDescription description, IReadOnlyList<Chunk> passages)
    {
        long start = Stopwatch.GetTimestamp();
        IEnumerable<string> parts = passages.Select(passage => $"{passage.Section}: {passage.Text}");
        var explanation = new Explanation(
            anomaly.Window.Topic.Name,
            anomaly.Window.Start,
            anomaly.Score!.Value,
            WindowDescription.NameOf(description.Pattern),
            string.Join(' ', parts.Prepend(Facts(anomaly.Window, anomaly.Baseline!, description))),
            [.. passages.Select(passage => $"{passage.Document}: {passage.Section}")]);
        string category = CategoryOf(description.Query.Length + passages.Sum(passage => passage.Section.Length + passage.Text.Length));
        tally.Generations.Add(category);
        metrics.Generated(Name, category, Stopwatch.GetElapsedTime(start));
        return explanation;
    }

    private static string Facts(WindowResult window, WindowBaseline baseline, WindowDescription description) =>
        $"{window.Topic.Name}, the hour from {window.Start:yyyy-MM-dd HH:mm}: {WindowDescription.WordsOf(description.Pattern)}. "
        + $"Mean {window.Mean:G5}, usually {baseline.Mean.Median:G5}; "
        + $"standard deviation {window.Deviation:G5}, usually {baseline.Deviation.Median:G5}; "
        + $"{window.Count} events, usually {baseline.Count.Median:G5}.";

    private static string CategoryOf(int length) => length switch
    {
        < SmallPrompt => "small",
        < MediumPrompt => "medium",
        _ => "large",
    };
}
