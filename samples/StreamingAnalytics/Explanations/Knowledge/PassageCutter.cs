using System.Text;

namespace Samples.StreamingAnalytics.Explanations.Knowledge;

/// <summary>
/// Cuts a text into passages: at headings where it is Markdown, at empty lines where a passage has grown long enough, and at blanks where it must.
/// </summary>
internal sealed class PassageCutter
{
    private const int EnoughLength = 400;
    private const int MaxLength = 800;

    private readonly List<Passage> _passages = [];
    private readonly StringBuilder _text = new();
    private readonly string _name;
    private string _title = "";
    private string _section = "";

    private PassageCutter(string name) => _name = name;

    public static IReadOnlyList<Passage> Cut(string name, DocumentKind kind, string text)
    {
        var cutter = new PassageCutter(name);
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
            cutter.Take(line.Trim(), kind == DocumentKind.Markdown);
        cutter.End();
        return cutter._passages;
    }

    private void Take(ReadOnlySpan<char> line, bool hasHeadings)
    {
        if (hasHeadings && line.StartsWith('#'))
        {
            End();
            string heading = line.TrimStart('#').Trim().ToString();
            bool isTitle = !line.StartsWith("##", StringComparison.Ordinal);
            _title = isTitle ? heading : _title;
            _section = isTitle ? "" : heading;
        }
        else if (line.IsEmpty)
        {
            if (_text.Length >= EnoughLength)
                End();
        }
        else
        {
            if (_text.Length > 0)
                _text.Append(' ');
            _text.Append(line);
            if (_text.Length > MaxLength)
                Split();
        }
    }

    private void Split()
    {
        string text = _text.ToString();
        int start = 0;
        while (text.Length - start > MaxLength)
        {
            int blank = text.LastIndexOf(' ', start + MaxLength, MaxLength);
            int cut = blank > start ? blank : start + MaxLength;
            Add(text[start..cut]);
            start = cut;
            while (start < text.Length && char.IsWhiteSpace(text[start]))
                start++;
        }

        _text.Clear().Append(text.AsSpan(start));
    }

    private void End()
    {
        if (_text.Length > 0)
            Add(_text.ToString());
        _text.Clear();
    }

    private void Add(string text) => _passages.Add(new Passage(Section(), text));

    private string Section() => (_title, _section) switch
    {
        ("", "") => _name,
        (_, "") => _title,
        ("", _) => _section,
        _ => $"{_title}, {_section}",
    };
}
