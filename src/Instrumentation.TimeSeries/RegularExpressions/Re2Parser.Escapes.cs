using System.Globalization;

namespace Instrumentation.RegularExpressions;

/// <content>Escapes and bracketed classes.</content>
internal sealed partial class Re2Parser
{
    private Re2Node ParseEscape()
    {
        if (TakeNamedClass() is { } named)
            return new Re2Node.Class(named);
        if (Take("\\A"))
            return new Re2Node.Assertion(Re2Assertion.BeginText);
        if (Take("\\z"))
            return new Re2Node.Assertion(Re2Assertion.EndText);
        if (Take("\\b"))
            return new Re2Node.Assertion(Re2Assertion.WordBoundary);
        if (Take("\\B"))
            return new Re2Node.Assertion(Re2Assertion.NoWordBoundary);
        _position++;
        return Character(TakeEscaped());
    }

    // What follows a backslash and stands for one character.
    private int TakeEscaped()
    {
        if (AtEnd)
            throw Error("a backslash ends it");
        int character = TakeCodePoint();
        switch (character)
        {
            case 'a':
                return '\a';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            case 'x':
                return TakeHexadecimal();
            case '0':
            case >= '1' and <= '7' when !AtEnd && _pattern[_position] is >= '0' and <= '7':
                return TakeOctal(character - '0');
            case < 0x80 when !char.IsAsciiLetterOrDigit((char)character):
                return character;
            default:
                throw Error($"RE2 knows no escape \\{char.ConvertFromUtf32(character)}");
        }
    }

    private int TakeOctal(int value)
    {
        for (int digit = 1; digit < 3 && !AtEnd && _pattern[_position] is >= '0' and <= '7'; digit++)
            value = (value * 8) + _pattern[_position++] - '0';
        return value;
    }

    private int TakeHexadecimal()
    {
        bool isBraced = Take('{');
        int end = isBraced ? _pattern.IndexOf('}', _position) : _position + 2;
        if (end < _position || end > _pattern.Length)
            throw Error("a hexadecimal escape is \\x7F or \\x{10FFFF}");
        ReadOnlySpan<char> digits = _pattern.AsSpan(_position, end - _position);
        if (digits.Length > 8 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) || value is < 0 or > CodePointSet.Last)
            throw Error("a hexadecimal escape is \\x7F or \\x{10FFFF}");
        _position = isBraced ? end + 1 : end;
        return value;
    }

    // \d, \S, \pL, \p{Greek}, \P{^Lu}; null for another escape.
    private CodePointSet? TakeNamedClass()
    {
        if (_position + 1 >= _pattern.Length || _pattern[_position] != '\\')
            return null;
        char letter = _pattern[_position + 1];
        if (CharacterClasses.Perl(char.ToLowerInvariant(letter)) is { } perl)
        {
            _position += 2;
            return Folded(perl, char.IsAsciiLetterUpper(letter));
        }

        if (letter is not ('p' or 'P'))
            return null;
        _position += 2;
        string name = TakeClassName();
        bool isNegated = letter == 'P';
        if (name.StartsWith('^'))
        {
            isNegated = !isNegated;
            name = name[1..];
        }

        CodePointSet named = CharacterClasses.Unicode(name)
            ?? throw Error($"the class '{name}' is not known; general categories, Any and these scripts are: {UnicodeScripts.Names}");
        return Folded(named, isNegated);
    }

    private string TakeClassName()
    {
        if (AtEnd)
            throw Error("a class has no name");
        if (!Take('{'))
            return char.ConvertFromUtf32(TakeCodePoint());
        int end = _pattern.IndexOf('}', _position);
        if (end < 0)
            throw Error("a class's name is not closed");
        string name = _pattern[_position..end];
        _position = end + 1;
        return name;
    }

    private CodePointSet Folded(CodePointSet codePoints, bool isNegated)
    {
        CodePointSet folded = Has(Re2Flags.IgnoreCase) ? CaseOrbits.Fold(codePoints) : codePoints;
        return isNegated ? folded.Complement() : folded;
    }

    private Re2Node.Class ParseBracket()
    {
        _position++;
        bool isNegated = Take('^');
        var ranges = new List<(int From, int To)>();
        bool isFirst = true;
        while (isFirst || AtEnd || _pattern[_position] != ']')
        {
            if (AtEnd)
                throw Error("missing ]");
            isFirst = false;
            ranges.AddRange((TakePosixClass() ?? TakeNamedClass() ?? TakeClassRange()).Ranges);
        }

        _position++;
        CodePointSet all = CodePointSet.Of(ranges);
        return new Re2Node.Class(isNegated ? all.Complement() : all);
    }

    // [:alpha:] or [:^alpha:]; a bracket that no ":]" follows is a character.
    private CodePointSet? TakePosixClass()
    {
        if (!_pattern.AsSpan(_position).StartsWith("[:"))
            return null;
        int end = _pattern.IndexOf(":]", _position + 2, StringComparison.Ordinal);
        if (end < 0)
            return null;
        string name = _pattern[(_position + 2)..end];
        CodePointSet named = CharacterClasses.Posix(name.TrimStart('^')) ?? throw Error($"the class [:{name}:] is not known");
        _position = end + 2;
        return Folded(named, name.StartsWith('^'));
    }

    private CodePointSet TakeClassRange()
    {
        int from = TakeClassCharacter();
        int to = from;
        if (_position + 1 < _pattern.Length && _pattern[_position] == '-' && _pattern[_position + 1] != ']')
        {
            _position++;
            to = TakeClassCharacter();
        }

        if (to < from)
            throw Error("a range ends before it begins");
        return Folded(CodePointSet.Of((from, to)), isNegated: false);
    }

    private int TakeClassCharacter()
    {
        if (AtEnd)
            throw Error("missing ]");
        return Take('\\') ? TakeEscaped() : TakeCodePoint();
    }
}
