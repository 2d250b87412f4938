namespace Samples.StreamingAnalytics.Explanations.Knowledge;

/// <summary>A kind of document.</summary>
/// <param name="FileType">As the metrics name it; a fixed set, because the name comes from whoever posts.</param>
/// <param name="Strategy">How it is cut into chunks, as the metrics name it.</param>
internal sealed record DocumentKind(string FileType, string Strategy)
{
    public static readonly DocumentKind Markdown = new("md", "sections");
    public static readonly DocumentKind Text = new("txt", "paragraphs");
    public static readonly DocumentKind Other = new("other", "none");

    public static DocumentKind Of(string? name) => Path.GetExtension(name ?? "") switch
    {
        ".md" => Markdown,
        ".txt" => Text,
        _ => Other,
    };
}
