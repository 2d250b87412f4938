using System.Collections.Immutable;

namespace Instrumentation.RegularExpressions;

/// <summary>Reads RE2 syntax as Go's regexp package does, with Perl's classes and groups.</summary>
internal sealed partial class Re2Parser
{
    private readonly string _pattern;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _position;
    private int _depth;
    private Re2Flags _flags;

    private Re2Parser(string pattern, Re2Flags flags)
    {
        _pattern = pattern;
        _flags = flags;
    }

    /// <summary>How many groups were numbered so far.</summary>
    private int Groups { get; set; }

    private bool AtEnd => _position == _pattern.Length;

    /// <summary>Parses an expression.</summary>
    /// <exception cref="ArgumentException">The text is no expression of RE2, or it is too large.</exception>
    public static Re2Node Parse(string pattern, bool isDotAll)
    {
        if (pattern.Length > Re2Constants.MaxPatternLength)
            throw Fault(pattern, $"has {pattern.Length} characters; allowed are {Re2Constants.MaxPatternLength}.");
        var parser = new Re2Parser(pattern, isDotAll ? Re2Flags.DotAll : Re2Flags.None);
        Re2Node root = parser.ParseAlternation();
        if (!parser.AtEnd)
            throw parser.Error("unexpected )");
        if (Re2Size.LargestRepeat(root) > Re2Constants.MaxRepeat)
            throw Fault(pattern, $"repeats more than {Re2Constants.MaxRepeat} times.");
        if ((Re2Size.States(root) > Re2Constants.MaxStates || Re2Size.LargestLooseRepeat(root) > Re2Constants.MaxLooseRepeat) && Re2Literals.Of(root) is null)
            throw Fault(pattern, "is too large.");
        return root;
    }

    /// <summary>Makes the error that an expression is refused with.</summary>
    public static ArgumentException Fault(string pattern, string what) => new($"The regular expression '{Shorten(pattern)}' {what}", nameof(pattern));

    private Re2Node ParseAlternation()
    {
        if (++_depth > Re2Constants.MaxDepth)
            throw Error($"nested deeper than {Re2Constants.MaxDepth}");
        var choices = ImmutableArray.CreateBuilder<Re2Node>();
        do
            choices.Add(ParseConcatenation());
        while (Take('|'));
        _depth--;
        return choices.Count == 1 ? choices[0] : new Re2Node.Alternation(choices.ToImmutable());
    }

    private Re2Node ParseConcatenation()
    {
        var parts = ImmutableArray.CreateBuilder<Re2Node>();
        while (!AtEnd && _pattern[_position] is not ('|' or ')'))
        {
            if (TakeQuoted(parts))
                continue;
            Re2Node? atom = ParseAtom();
            if (atom is not null)
                parts.Add(ParseRepeat(atom));
        }

        return parts.Count == 1 ? parts[0] : new Re2Node.Concatenation(parts.ToImmutable());
    }

    // The characters between \Q and \E stand for themselves; a repeat behind them takes the last one.
    private bool TakeQuoted(ImmutableArray<Re2Node>.Builder parts)
    {
        if (!Take("\\Q"))
            return false;
        int end = _pattern.IndexOf("\\E", _position, StringComparison.Ordinal);
        int stop = end < 0 ? _pattern.Length : end;
        while (_position < stop)
            parts.Add(Character(TakeCodePoint()));
        if (end >= 0)
            _position += 2;
        if (parts.Count > 0)
            parts[^1] = ParseRepeat(parts[^1]);
        return true;
    }

    // Null for what changes flags only.
    private Re2Node? ParseAtom()
    {
        char first = _pattern[_position];
        switch (first)
        {
            case '(':
                return ParseGroup();
            case '[':
                return ParseBracket();
            case '\\':
                return ParseEscape();
            case '.':
                _position++;
                return new Re2Node.Class(Has(Re2Flags.DotAll) ? CodePointSet.All : CodePointSet.AllButNewLine);
            case '^':
                _position++;
                return new Re2Node.Assertion(Has(Re2Flags.Multiline) ? Re2Assertion.BeginLine : Re2Assertion.BeginText);
            case '$':
                _position++;
                return new Re2Node.Assertion(Has(Re2Flags.Multiline) ? Re2Assertion.EndLine : Re2Assertion.EndText);
            case '*' or '+' or '?':
                throw Error($"nothing to repeat before {first}");
            case '{' when TakeCounts() is not null:
                throw Error("nothing to repeat before {");
            default:
                return Character(TakeCodePoint());
        }
    }

    private Re2Node ParseRepeat(Re2Node inner)
    {
        if (TakeRepeat() is not { } counts)
            return inner;
        bool isLazy = Take('?') != Has(Re2Flags.Ungreedy);
        if (TakeRepeat() is not null)
            throw Error("a repeat of a repeat needs a group");
        return new Re2Node.Repeat(inner, counts.Least, counts.Most, isLazy);
    }

    private (int Least, int Most)? TakeRepeat()
    {
        if (Take('*'))
            return (0, -1);
        if (Take('+'))
            return (1, -1);
        return Take('?') ? (0, 1) : TakeCounts();
    }

    // {n}, {n,} or {n,m}; anything else in braces is text.
    private (int Least, int Most)? TakeCounts()
    {
        int start = _position;
        if (Take('{') && TakeNumber() is { } least)
        {
            int? most = least;
            if (Take(','))
                most = !AtEnd && _pattern[_position] == '}' ? -1 : TakeNumber();
            if (most is { } upper && Take('}'))
            {
                if (least > Re2Constants.MaxRepeat || upper > Re2Constants.MaxRepeat || (upper >= 0 && upper < least))
                    throw Error($"a repeat count is above {Re2Constants.MaxRepeat} or below the one before");
                return (least, upper);
            }
        }

        _position = start;
        return null;
    }

    private int? TakeNumber()
    {
        int start = _position;
        int number = 0;
        while (!AtEnd && char.IsAsciiDigit(_pattern[_position]))
            number = Math.Min((number * 10) + _pattern[_position++] - '0', Re2Constants.MaxRepeat + 1);
        bool leadingZero = _position - start > 1 && _pattern[start] == '0';
        return _position == start || leadingZero ? null : number;
    }

    private Re2Node Character(int codePoint)
    {
        if (Has(Re2Flags.IgnoreCase) && CaseOrbits.Of(codePoint) is { Length: > 1 } orbit)
            return new Re2Node.Class(CodePointSet.Of(orbit.ToArray().Select(member => (member, member))));
        return new Re2Node.Literal(codePoint);
    }

    private bool Has(Re2Flags flag) => (_flags & flag) != 0;

    private bool Take(char expected)
    {
        if (AtEnd || _pattern[_position] != expected)
            return false;
        _position++;
        return true;
    }

    private bool Take(string expected)
    {
        if (!_pattern.AsSpan(_position).StartsWith(expected))
            return false;
        _position += expected.Length;
        return true;
    }

    private int TakeCodePoint()
    {
        if (!char.IsSurrogate(_pattern[_position]))
            return _pattern[_position++];
        if (_position + 1 == _pattern.Length || !char.IsSurrogatePair(_pattern[_position], _pattern[_position + 1]))
            throw Error("half a surrogate pair");
        _position += 2;
        return char.ConvertToUtf32(_pattern[_position - 2], _pattern[_position - 1]);
    }

    private ArgumentException Error(string what) => Fault(_pattern, $"has an error at character {_position}: {what}.");

    private static string Shorten(string pattern) => pattern.Length <= 100 ? pattern : pattern[..100] + "...";
}
