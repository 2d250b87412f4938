using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Instrumentation.RuleTests;

// Walks along a line of the notation. The place moves only over what was read.
internal sealed class NotationReader(string text)
{
    public string Text => text;

    public int Position { get; private set; }

    public bool IsAtEnd => Position >= text.Length;

    public bool IsAtSpace => !IsAtEnd && char.IsWhiteSpace(text[Position]);

    public char Current => IsAtEnd ? '\0' : text[Position];

    public void SkipSpaces()
    {
        while (IsAtSpace)
            Position++;
    }

    public bool TryRead(string expected)
    {
        if (!text.AsSpan(Position).StartsWith(expected, StringComparison.OrdinalIgnoreCase))
            return false;
        Position += expected.Length;
        return true;
    }

    public void Read(string expected)
    {
        if (!TryRead(expected))
            throw Fail($"expected '{expected}'");
    }

    public string ReadWhile(Func<char, bool> condition)
    {
        int start = Position;
        while (!IsAtEnd && condition(text[Position]))
            Position++;
        return text[start..Position];
    }

    /// <summary>Reads a decimal number with or without a sign; Inf and NaN in any case.</summary>
    public double ReadNumber()
    {
        int start = Position;
        double sign = TryRead("-") ? -1 : 1;
        if (sign > 0)
            TryRead("+");
        if (TryRead("inf"))
            return sign * double.PositiveInfinity;
        if (TryRead("nan"))
            return double.NaN;
        int digits = Position;
        ReadDigits();
        if (TryRead("."))
            ReadDigits();
        ReadExponent();
        ReadOnlySpan<char> number = text.AsSpan(digits, Position - digits);
        if (double.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value))
            return sign * value;
        Position = start;
        throw Fail("expected a number");
    }

    public int ReadInteger()
    {
        int start = Position;
        if (!TryRead("-"))
            TryRead("+");
        ReadDigits();
        if (int.TryParse(text.AsSpan(start, Position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value))
            return value;
        Position = start;
        throw Fail("expected a whole number");
    }

    /// <summary>Reads a repetition, <c>x10</c>.</summary>
    public bool TryReadTimes(out int times)
    {
        times = 0;
        if (!TryRead("x"))
            return false;
        times = ReadInteger();
        if (times < 0)
            throw Fail("expected a number of repetitions");
        return true;
    }

    public NotationException Fail(string problem) => new(problem, text, Position);

    [DoesNotReturn]
    public void FailAt(string problem, int position) => throw new NotationException(problem, text, position);

    private void ReadDigits()
    {
        while (char.IsAsciiDigit(Current))
            Position++;
    }

    private void ReadExponent()
    {
        int start = Position;
        if (!TryRead("e"))
            return;
        if (!TryRead("-"))
            TryRead("+");
        int digits = Position;
        ReadDigits();
        if (Position == digits)
            Position = start;
    }
}
