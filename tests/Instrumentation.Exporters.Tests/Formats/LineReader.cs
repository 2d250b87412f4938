using System.Globalization;
using System.Text;

namespace Instrumentation.Exporters.Tests.Formats;

/// <summary>Reads the parts of a line that both text formats have, and nothing that neither allows.</summary>
internal sealed class LineReader(string line)
{
    private int _at;

    internal bool IsAtEnd => _at == line.Length;

    internal bool Skip(char character)
    {
        if (_at >= line.Length || line[_at] != character)
            return false;
        _at++;
        return true;
    }

    internal void Expect(char character)
    {
        if (!Skip(character))
            throw Fault($"'{character}' is missing");
    }

    internal void Expect(string text)
    {
        foreach (char character in text)
            Expect(character);
    }

    internal string Name(bool colons)
    {
        int start = _at;
        while (_at < line.Length && (char.IsAsciiLetterOrDigit(line[_at]) || line[_at] == '_' || (colons && line[_at] == ':')))
            _at++;
        if (_at == start || char.IsAsciiDigit(line[start]))
            throw Fault("a name is missing");
        return line[start.._at];
    }

    internal string Word()
    {
        int start = _at;
        while (_at < line.Length && line[_at] != ' ')
            _at++;
        return _at > start ? line[start.._at] : throw Fault("a word is missing");
    }

    internal string Rest(bool quotes)
    {
        string rest = Unescape(line[_at..], quotes);
        _at = line.Length;
        return rest;
    }

    internal Dictionary<string, string> Labels()
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        Expect('{');
        while (!Skip('}'))
        {
            if (labels.Count > 0)
                Expect(',');
            string name = Name(colons: false);
            Expect('=');
            Expect('"');
            int start = _at;
            while (_at < line.Length && line[_at] != '"')
                _at += line[_at] == '\\' ? 2 : 1;
            string value = Unescape(line[start..Math.Min(_at, line.Length)], quotes: true);
            Expect('"');
            if (!labels.TryAdd(name, value))
                throw Fault($"label {name} comes twice");
        }

        return labels;
    }

    internal double Number(out string text)
    {
        text = Word();
        return text switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            "NaN" => double.NaN,
            _ => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value)
                && double.IsFinite(value) ? value : throw Fault($"'{text}' is no number"),
        };
    }

    internal InvalidDataException Fault(string what) => new($"{what} at {_at} of: {line}");

    private string Unescape(string text, bool quotes)
    {
        var plain = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            i++;
            plain.Append(i < text.Length ? text[i] switch
            {
                '\\' => '\\',
                'n' => '\n',
                '"' when quotes => '"',
                _ => throw Fault("an unknown escape"),
            }
            : throw Fault("an escape without end"));
        }

        return plain.ToString();
    }
}
