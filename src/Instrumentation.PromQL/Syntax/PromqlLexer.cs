using System.Text;

namespace Instrumentation.Syntax;

/// <summary>Splits an expression's text into tokens, one at a time.</summary>
internal sealed partial class PromqlLexer(string text)
{
    private int _place;
    private int _openParentheses;
    private bool _inBraces;
    private bool _inBrackets;
    private PromqlTokenKind _lastKind;

    /// <summary>Gives the next token; at the end of the text one of that kind, as often as asked.</summary>
    /// <exception cref="PromqlSyntaxException">No token starts with what follows.</exception>
    public PromqlToken Next()
    {
        SkipBlanks();
        if (_place == text.Length)
            return EndOfInput();
        if (_inBraces)
            return NextInBraces();
        return _inBrackets ? NextInBrackets() : NextOutside();
    }

    /// <summary>Tells whether the next token is a left parenthesis, without taking it.</summary>
    public bool FollowedByLeftParenthesis()
    {
        SkipBlanks();
        return _place < text.Length && text[_place] == '(';
    }

    private static bool IsLetter(char character) => char.IsAsciiLetter(character) || character == '_';

    private static bool IsLetterOrDigit(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    private char At(int place) => place < text.Length ? text[place] : '\0';

    private void SkipBlanks()
    {
        while (_place < text.Length)
        {
            if (text[_place] is ' ' or '\t' or '\n' or '\r')
                _place++;
            else if (text[_place] == '#')
                SkipComment();
            else
                return;
        }
    }

    private void SkipComment()
    {
        int length = text.AsSpan(_place).IndexOfAny('\n', '\r');
        _place = length < 0 ? text.Length : _place + length;
    }

    private PromqlToken EndOfInput()
    {
        if (_inBraces)
            throw Error("unexpected end of input inside braces", _place, _place);
        if (_inBrackets && _lastKind is not (PromqlTokenKind.Number or PromqlTokenKind.Duration))
            throw Error("unexpected end of input in duration expression", _place, _place);
        if (_openParentheses > 0)
            throw Error("unclosed left parenthesis", _place, _place);
        if (_inBrackets)
            throw Error("unclosed left bracket", _place, _place);
        return new PromqlToken(PromqlTokenKind.EndOfInput, _place, _place);
    }

    private PromqlToken Take(PromqlTokenKind kind, int length)
    {
        var token = new PromqlToken(kind, _place, _place + length);
        _place += length;
        _lastKind = kind;
        return token;
    }

    private PromqlToken NextOutside()
    {
        char first = text[_place];
        switch (first)
        {
            case '=' when At(_place + 1) == '~':
                throw Error("unexpected character after '=': '~'", _place, _place + 2);
            case '!' when At(_place + 1) != '=':
                throw Error($"unexpected character after '!': {Describe(_place + 1)}", _place, Math.Min(_place + 2, text.Length));
            case '{':
                _inBraces = true;
                return Take(PromqlTokenKind.LeftBrace, 1);
            case '[':
                _inBrackets = true;
                return Take(PromqlTokenKind.LeftBracket, 1);
            case ']':
                throw Error("unexpected right bracket ']'", _place, _place + 1);
            case '"' or '\'' or '`':
                return ScanString();
        }

        if (char.IsAsciiDigit(first) || (first == '.' && char.IsAsciiDigit(At(_place + 1))))
            return ScanNumberOrDuration();
        if (IsLetter(first) || first == ':')
            return ScanWord();
        return Symbol() ?? throw Error($"unexpected character: {Describe(_place)}", _place, _place + 1);
    }

    private PromqlToken? Symbol()
    {
        char second = At(_place + 1);
        return text[_place] switch
        {
            '(' => OpenParenthesis(),
            ')' => CloseParenthesis(),
            ',' => Take(PromqlTokenKind.Comma, 1),
            '@' => Take(PromqlTokenKind.At, 1),
            '+' => Take(PromqlTokenKind.Add, 1),
            '-' => Take(PromqlTokenKind.Subtract, 1),
            '*' => Take(PromqlTokenKind.Multiply, 1),
            '/' => Take(PromqlTokenKind.Divide, 1),
            '%' => Take(PromqlTokenKind.Modulo, 1),
            '^' => Take(PromqlTokenKind.Power, 1),
            '=' => second == '=' ? Take(PromqlTokenKind.Equal, 2) : Take(PromqlTokenKind.Assign, 1),
            '!' => Take(PromqlTokenKind.NotEqual, 2),
            '<' when second == '=' => Take(PromqlTokenKind.LessOrEqual, 2),
            '<' when second == '/' => Take(PromqlTokenKind.TrimUpper, 2),
            '<' => Take(PromqlTokenKind.Less, 1),
            '>' when second == '=' => Take(PromqlTokenKind.GreaterOrEqual, 2),
            '>' when second == '/' => Take(PromqlTokenKind.TrimLower, 2),
            '>' => Take(PromqlTokenKind.Greater, 1),
            _ => null,
        };
    }

    private PromqlToken OpenParenthesis()
    {
        _openParentheses++;
        return Take(PromqlTokenKind.LeftParenthesis, 1);
    }

    private PromqlToken CloseParenthesis()
    {
        if (--_openParentheses < 0)
            throw Error("unexpected right parenthesis ')'", _place, _place + 1);
        return Take(PromqlTokenKind.RightParenthesis, 1);
    }

    private PromqlToken NextInBraces()
    {
        char first = text[_place];
        char second = At(_place + 1);
        switch (first)
        {
            case ',':
                return Take(PromqlTokenKind.Comma, 1);
            case '"' or '\'' or '`':
                return ScanString();
            case '=':
                return second == '~' ? Take(PromqlTokenKind.RegexMatch, 2) : Take(PromqlTokenKind.Assign, 1);
            case '!' when second == '~':
                return Take(PromqlTokenKind.RegexMismatch, 2);
            case '!' when second == '=':
                return Take(PromqlTokenKind.NotEqual, 2);
            case '!':
                throw Error($"unexpected character after '!' inside braces: {Describe(_place + 1)}", _place, Math.Min(_place + 2, text.Length));
            case '{':
                throw Error("unexpected left brace '{'", _place, _place + 1);
            case '}':
                _inBraces = false;
                return Take(PromqlTokenKind.RightBrace, 1);
        }

        if (!IsLetter(first))
            throw Error($"unexpected character inside braces: {Describe(_place)}", _place, _place + 1);
        return Take(PromqlTokenKind.Identifier, WordLength(withColons: false));
    }

    private PromqlToken NextInBrackets()
    {
        char first = text[_place];
        switch (first)
        {
            case ']':
                _inBrackets = false;
                return Take(PromqlTokenKind.RightBracket, 1);
            case ':':
                return Take(PromqlTokenKind.Colon, 1);
            case '(' or ')' or ',' or '+' or '-' or '*' or '/' or '%' or '^':
                return Symbol()!.Value;
        }

        if (char.IsAsciiDigit(first) || (first == '.' && char.IsAsciiDigit(At(_place + 1))))
            return ScanNumberOrDuration();
        int length = IsLetter(first) ? WordLength(withColons: false) : 0;
        if (PromqlKeywords.TryGet(text.AsSpan(_place, length), out PromqlTokenKind kind)
            && kind is PromqlTokenKind.Step or PromqlTokenKind.Range or PromqlTokenKind.MinOf or PromqlTokenKind.MaxOf)
            return Take(kind, length);
        throw Error($"unexpected character in duration expression: {Describe(_place)}", _place, _place + 1);
    }

    private PromqlToken ScanWord()
    {
        int length = WordLength(withColons: true);
        ReadOnlySpan<char> word = text.AsSpan(_place, length);
        if (PromqlKeywords.TryGet(word, out PromqlTokenKind kind))
            return Take(kind, length);
        return Take(word.Contains(':') ? PromqlTokenKind.MetricIdentifier : PromqlTokenKind.Identifier, length);
    }

    private int WordLength(bool withColons)
    {
        int end = _place;
        while (end < text.Length && (IsLetterOrDigit(text[end]) || (withColons && text[end] == ':')))
            end++;
        return end - _place;
    }

    private string Describe(int place)
    {
        if (place >= text.Length)
            return "end of input";
        _ = Rune.TryGetRuneAt(text, place, out Rune rune);
        return rune.Value switch
        {
            '\'' => "'\\''",
            '"' => "'\"'",
            _ => $"'{PromqlStrings.Quote(rune.ToString())[1..^1]}'",
        };
    }

    private string DescribeCodePoint(int place)
    {
        _ = Rune.TryGetRuneAt(text, place, out Rune rune);
        return $"U+{rune.Value:X4} {Describe(place)}";
    }

    private PromqlSyntaxException Error(string problem, int start, int end) => new(PromqlStrings.Shorten(problem), text, new SourceSpan(start, end));
}
