using Instrumentation.Labels;

namespace Instrumentation.PrometheusApi;

// Texts of callers in messages.
internal static class QuotedText
{
    private const int MaxLength = 256;

    // A text of any length in a message would be a body of any length.
    public static string Of(string text) => SeriesLabelsText.Quote(text.Length <= MaxLength ? text : text[..MaxLength] + "…");
}
