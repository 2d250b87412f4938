using System.Globalization;
using System.Text;

namespace Instrumentation.Input;

/// <summary>A place within a line.</summary>
internal ref struct LineCursor(ReadOnlySpan<char> line, int number)
{
    private readonly ReadOnlySpan<char> _line = line;
    private int _place;

    public readonly int Line => number;

    public readonly int Column => _place + 1;

    public readonly bool AtEnd => _place == _line.Length;

    public readonly char Peek => AtEnd ? '\0' : _line[_place];

    private readonly ReadOnlySpan<char> Rest => _line[_place..];

    public readonly OpenMetricsException Expected(string what) => new(Line, Column, $"{what} is expected");

    public bool Take(string text)
    {
        bool isThere = Rest.StartsWith(text, StringComparison.Ordinal);
        if (isThere)
            _place += text.Length;
        return isThere;
    }

    public void TakeSpace()
    {
        if (!Take(" "))
            throw Expected("a space");
    }

    // Whether a space and a timestamp follow, and no exemplar.
    public readonly bool IsAtTimestamp() => Rest.Length > 1 && Rest[0] == ' ' && Rest[1] != '#';

    public string? TakeName()
    {
        int length = 0;
        while (length < Rest.Length && (char.IsAsciiLetterOrDigit(Rest[length]) || Rest[length] is '_' or ':') && (length > 0 || !char.IsAsciiDigit(Rest[0])))
            length++;
        string? name = length == 0 ? null : Rest[..length].ToString();
        _place += length;
        return name;
    }

    public double TakeNumber(string what)
    {
        int length = Rest.IndexOf(' ');
        ReadOnlySpan<char> word = length < 0 ? Rest : Rest[..length];
        if (!TryParse(word, out double value))
            throw Expected(what);
        _place += word.Length;
        return value;
    }

    public string TakeQuoted()
    {
        if (!Take("\""))
            throw Expected("a quoted text");
        var text = new StringBuilder();
        while (Peek != '"')
        {
            if (AtEnd)
                throw Expected("\"");
            text.Append(Take("\\") ? TakeEscaped() : _line[_place++]);
        }

        _place++;
        return text.ToString();
    }

    private char TakeEscaped()
    {
        char character = Peek switch
        {
            'n' => '\n',
            '"' => '"',
            '\\' => '\\',
            _ => throw Expected("n, \" or \\ behind \\"),
        };
        _place++;
        return character;
    }

    private static bool TryParse(ReadOnlySpan<char> word, out double value)
    {
        ReadOnlySpan<char> unsigned = word.TrimStart("+-");
        if (word.Length - unsigned.Length <= 1 && (unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase) || unsigned.Equals("infinity", StringComparison.OrdinalIgnoreCase)))
        {
            value = word[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        if (word.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            value = double.NaN;
            return true;
        }

        return double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);
    }
}
