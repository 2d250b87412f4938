namespace Instrumentation.Templates;

/// <summary>A template's text and name, and the messages about places in it.</summary>
internal sealed class TemplateSource(string name, string text)
{
    public string Name { get; } = name;

    public string Text { get; } = text;

    public TemplateException Error(string problem, int place, Exception? cause = null)
    {
        ReadOnlySpan<char> before = Text.AsSpan(0, Math.Clamp(place, 0, Text.Length));
        return new TemplateException(problem, Name, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), cause);
    }

    /// <summary>A part of the text, shortened for a message.</summary>
    public string Excerpt(TemplateNode node)
    {
        const int Longest = 60;
        string part = Text[node.Start..Math.Min(node.End, Text.Length)];
        return part.Length <= Longest ? part : part[..Longest] + "...";
    }
}
