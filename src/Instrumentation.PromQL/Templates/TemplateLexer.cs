using System.Buffers;
using System.Text;

namespace Instrumentation.Templates;

/// <summary>Cuts a template's text into pieces.</summary>
internal sealed class TemplateLexer
{
    private const string Open = "{{";
    private const string Close = "}}";

    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n");
    private static readonly HashSet<string> Keywords =
        new(["block", "break", "continue", "define", "else", "end", "if", "nil", "range", "template", "with"], StringComparer.Ordinal);

    private readonly TemplateSource _source;
    private readonly string _text;
    private readonly List<TemplateToken> _tokens = [];
    private int _at;
    private int _parentheses;
    private bool _trimNext;

    private TemplateLexer(TemplateSource source)
    {
        _source = source;
        _text = source.Text;
    }

    public static List<TemplateToken> Read(TemplateSource source)
    {
        var lexer = new TemplateLexer(source);
        while (lexer._at < lexer._text.Length)
            lexer.ReadTextAndAction();
        lexer.Add(TemplateTokenKind.End, lexer._at);
        return lexer._tokens;
    }

    public static bool IsIdentifier(string text) => text.Length > 0 && !char.IsDigit(text[0]) && text.All(IsWordCharacter) && !Keywords.Contains(text);

    private static bool IsWordCharacter(char character) => character == '_' || char.IsLetterOrDigit(character);

    private void ReadTextAndAction()
    {
        int open = _text.IndexOf(Open, _at, StringComparison.Ordinal);
        int end = open < 0 ? _text.Length : open;
        bool trimBefore = open >= 0 && IsTrimMarker(open + Open.Length);
        ReadOnlySpan<char> text = _text.AsSpan(_at, end - _at);
        if (_trimNext)
            text = text.TrimStart(" \t\r\n");
        if (trimBefore)
            text = text.TrimEnd(" \t\r\n");
        if (text.Length > 0)
            _tokens.Add(new TemplateToken(TemplateTokenKind.Text, _at, end, text.ToString()));
        _trimNext = false;
        _at = end;
        if (open < 0)
            return;
        _at += trimBefore ? Open.Length + 2 : Open.Length;
        if (_text.AsSpan(_at).StartsWith("/*"))
            SkipComment();
        else
            ReadAction(open);
    }

    private bool IsTrimMarker(int place) => place + 1 < _text.Length && _text[place] == '-' && Spaces.Contains(_text[place + 1]);

    private void SkipComment()
    {
        int start = _at;
        int end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0)
            throw _source.Error("unclosed comment", start);
        _at = end + 2;
        if (!TryCloseAction())
            throw _source.Error("comment ends before closing delimiter", start);
    }

    private bool TryCloseAction()
    {
        bool trims = _at + 1 < _text.Length && Spaces.Contains(_text[_at]) && _text.AsSpan(_at + 1).StartsWith("-" + Close);
        if (!trims && !_text.AsSpan(_at).StartsWith(Close))
            return false;
        _at += trims ? 2 + Close.Length : Close.Length;
        _trimNext = trims;
        return true;
    }

    private void ReadAction(int open)
    {
        Add(TemplateTokenKind.OpenAction, open);
        _parentheses = 0;
        while (true)
        {
            int start = _at;
            if (TryCloseAction())
            {
                if (_parentheses > 0)
                    throw _source.Error("unclosed left paren", start);
                Add(TemplateTokenKind.CloseAction, start);
                return;
            }

            if (_at >= _text.Length)
                throw _source.Error("unclosed action", open);
            ReadInsideAction();
        }
    }

    private void ReadInsideAction()
    {
        int start = _at;
        char character = _text[_at];
        switch (character)
        {
            case ' ' or '\t' or '\r' or '\n':
                SkipSpace(start);
                break;
            case ':':
                if (!_text.AsSpan(_at).StartsWith(":="))
                    throw _source.Error("expected :=", start);
                _at += 2;
                Add(TemplateTokenKind.Declare, start);
                break;
            case '=' or '|' or ',' or ')' or '(':
                ReadPunctuation(character);
                break;
            case '"' or '\'':
                ReadQuoted(character);
                break;
            case '`':
                int end = _text.IndexOf('`', _at + 1);
                if (end < 0)
                    throw _source.Error("unterminated raw quoted string", start);
                _at = end + 1;
                Add(TemplateTokenKind.RawQuoted, start);
                break;
            case '.' when _at + 1 >= _text.Length || !char.IsAsciiDigit(_text[_at + 1]):
                _at++;
                ReadName(start, TemplateTokenKind.Field);
                break;
            case '$':
                _at++;
                ReadName(start, TemplateTokenKind.Variable);
                break;
            case '+' or '-' or '.' or (>= '0' and <= '9'):
                ReadNumber(start);
                break;
            default:
                if (!IsWordCharacter(character))
                    throw _source.Error($"unrecognized character in action: {Describe(start)}", start);
                ReadName(start, TemplateTokenKind.Identifier);
                break;
        }
    }

    private void ReadPunctuation(char character)
    {
        int start = _at++;
        _parentheses += character == '(' ? 1 : character == ')' ? -1 : 0;
        if (_parentheses < 0)
            throw _source.Error("unexpected right paren", start);
        Add(
            character switch
            {
                '=' => TemplateTokenKind.Assign,
                '|' => TemplateTokenKind.Pipe,
                ',' => TemplateTokenKind.Comma,
                '(' => TemplateTokenKind.OpenParenthesis,
                _ => TemplateTokenKind.CloseParenthesis,
            },
            start);
    }

    // The space in front of "-}}" belongs to the end of the action.
    private void SkipSpace(int start)
    {
        while (_at < _text.Length && Spaces.Contains(_text[_at]))
            _at++;
        if (_text.AsSpan(_at).StartsWith("-" + Close))
            _at--;
        if (_at > start)
            Add(TemplateTokenKind.Space, start);
    }

    private void ReadQuoted(char quote)
    {
        int start = _at++;
        while (_at < _text.Length && _text[_at] != quote && _text[_at] != '\n')
            _at += _text[_at] == '\\' ? 2 : 1;
        if (_at >= _text.Length || _text[_at] != quote)
            throw _source.Error(quote == '"' ? "unterminated quoted string" : "unterminated character constant", start);
        _at++;
        Add(quote == '"' ? TemplateTokenKind.Quoted : TemplateTokenKind.Character, start);
    }

    private void ReadName(int start, TemplateTokenKind kind)
    {
        while (_at < _text.Length && IsWordCharacter(_text[_at]))
            _at++;
        string word = _text[start.._at];
        CheckEnd(start);
        if (kind == TemplateTokenKind.Field && word.Length == 1)
            kind = TemplateTokenKind.Dot;
        else if (kind == TemplateTokenKind.Identifier && Keywords.Contains(word))
            kind = TemplateTokenKind.Keyword;
        else if (kind == TemplateTokenKind.Identifier && word is "true" or "false")
            kind = TemplateTokenKind.Boolean;
        Add(kind, start);
    }

    private void CheckEnd(int start)
    {
        bool ends = _at >= _text.Length || Spaces.Contains(_text[_at]) || ".,|:)(".Contains(_text[_at], StringComparison.Ordinal)
            || _text.AsSpan(_at).StartsWith(Close) || (_text[_at] == '=' && _text[start] == '$');
        if (!ends)
            throw _source.Error($"bad character {Describe(_at)}", _at);
    }

    private void ReadNumber(int start)
    {
        if (_text[_at] is '+' or '-')
            _at++;
        while (_at < _text.Length)
        {
            bool signOfExponent = _text[_at] is '+' or '-' && _text[_at - 1] is 'e' or 'E' or 'p' or 'P';
            if (!IsWordCharacter(_text[_at]) && _text[_at] != '.' && !signOfExponent)
                break;
            _at++;
        }

        Add(TemplateTokenKind.Number, start);
    }

    private string Describe(int place)
    {
        Rune.DecodeFromUtf16(_text.AsSpan(place), out Rune rune, out _);
        return $"U+{rune.Value:X4}{(rune.Value is >= ' ' and < 127 ? $" '{rune}'" : "")}";
    }

    private void Add(TemplateTokenKind kind, int start) => _tokens.Add(new TemplateToken(kind, start, _at, _text[start.._at]));
}
