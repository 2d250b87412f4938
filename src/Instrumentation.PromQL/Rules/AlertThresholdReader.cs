using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Instrumentation.Syntax;

namespace Instrumentation.Rules;

/// <summary>Reads the text of a threshold.</summary>
internal ref struct AlertThresholdReader
{
    private static readonly (string Symbol, BinaryOperator Operator)[] Comparisons =
    [
        (">=", BinaryOperator.GreaterOrEqual),
        ("<=", BinaryOperator.LessOrEqual),
        ("==", BinaryOperator.Equal),
        ("!=", BinaryOperator.NotEqual),
        (">", BinaryOperator.Greater),
        ("<", BinaryOperator.Less),
    ];

    private readonly string _text;
    private int _place;

    private AlertThresholdReader(string text)
    {
        _text = text;
    }

    private readonly ReadOnlySpan<char> Rest => _text.AsSpan(_place);

    public static bool TryRead(string text, [NotNullWhen(true)] out AlertThreshold? threshold, out string problem)
    {
        var reader = new AlertThresholdReader(text);
        string expected = reader.Read(out threshold);
        problem = threshold is null
            ? $"'{text}' is no threshold: {expected} is expected at column {reader._place + 1}. Examples are '> 5' and '20 % below the 7-day average'."
            : "";
        return threshold is not null;
    }

    // What is expected where the reader stands; empty when a threshold was read.
    private string Read(out AlertThreshold? threshold)
    {
        threshold = null;
        SkipSpaces();
        foreach ((string symbol, BinaryOperator comparison) in Comparisons)
        {
            if (Take(symbol))
                return ReadNumber(comparison, out threshold);
        }

        return Rest.Length > 0 && char.IsAsciiDigit(Rest[0]) ? ReadChange(out threshold) : "a comparison (>, >=, <, <=, ==, !=) or a percentage";
    }

    private string ReadNumber(BinaryOperator comparison, out AlertThreshold? threshold)
    {
        threshold = null;
        if (!TakeNumber(out double value))
            return "a number";
        if (Rest.Length > 0)
            return "the end";
        threshold = new AlertThreshold(comparison, value, window: null);
        return "";
    }

    private string ReadChange(out AlertThreshold? threshold)
    {
        threshold = null;
        if (!TakeNumber(out double percent) || percent <= 0)
            return "a percentage above 0";
        if (!Take("%"))
            return "'%'";
        bool below = Take("below");
        if (!below && !Take("above"))
            return "'below' or 'above'";
        Take("the");
        if (!TakeWindow(out long milliseconds))
            return "a length of time, such as 7d or 7-day,";
        if (!Take("average"))
            return "'average'";
        if (Rest.Length > 0)
            return "the end";
        TimeSpan window = TimeSpan.FromMilliseconds(milliseconds);
        double ratio = (double)((decimal)percent / 100);
        threshold = below ? AlertThreshold.BelowAverage(ratio, window) : AlertThreshold.AboveAverage(ratio, window);
        return "";
    }

    private bool TakeWindow(out long milliseconds)
    {
        int length = 0;
        while (length < Rest.Length && (char.IsAsciiLetterOrDigit(Rest[length]) || Rest[length] == '-'))
            length++;
        ReadOnlySpan<char> word = Rest[..length];
        int dash = word.IndexOf('-');
        string plain = dash < 0 ? word.ToString() : string.Concat(word[..dash], UnitOf(word[(dash + 1)..]));
        if (!PromqlDurations.TryParse(plain, out milliseconds, out _) || milliseconds <= 0)
            return false;
        Advance(length);
        return true;
    }

    private static string UnitOf(ReadOnlySpan<char> word) => word.ToString().ToUpperInvariant() switch
    {
        "SECOND" => "s",
        "MINUTE" => "m",
        "HOUR" => "h",
        "DAY" => "d",
        "WEEK" => "w",
        "YEAR" => "y",
        _ => "?",
    };

    private bool TakeNumber(out double value)
    {
        int length = 0;
        while (length < Rest.Length && (char.IsAsciiLetterOrDigit(Rest[length]) || Rest[length] is '.' or '+' or '-'))
            length++;
        bool isNumber = double.TryParse(Rest[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        if (isNumber)
            Advance(length);
        return isNumber;
    }

    private bool Take(string word)
    {
        bool isThere = Rest.StartsWith(word, StringComparison.OrdinalIgnoreCase);
        if (isThere)
            Advance(word.Length);
        return isThere;
    }

    private void Advance(int length)
    {
        _place += length;
        SkipSpaces();
    }

    private void SkipSpaces()
    {
        while (_place < _text.Length && char.IsWhiteSpace(_text[_place]))
            _place++;
    }
}
