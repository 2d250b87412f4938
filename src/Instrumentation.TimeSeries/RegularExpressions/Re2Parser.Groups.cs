namespace Instrumentation.RegularExpressions;

/// <content>Groups and flags.</content>
internal sealed partial class Re2Parser
{
    private Re2Node? ParseGroup()
    {
        Re2Flags outer = _flags;
        if (Take("(?P<") || Take("(?<"))
            return ParseCapture(TakeName());
        if (!Take("(?"))
        {
            _position++;
            return ParseCapture(null);
        }

        // Flags alone hold to the end of the group that they stand in.
        if (TakeFlags() == ')')
            return null;
        Re2Node inner = ParseAlternation();
        Close();
        _flags = outer;
        return inner;
    }

    private Re2Node.Group ParseCapture(string? name)
    {
        Re2Flags outer = _flags;
        int number = ++Groups;
        Re2Node inner = ParseAlternation();
        Close();
        _flags = outer;
        return new Re2Node.Group(inner, number, name);
    }

    private void Close()
    {
        if (!Take(')'))
            throw Error("missing )");
    }

    private string TakeName()
    {
        int start = _position;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(_pattern[_position]) || _pattern[_position] == '_'))
            _position++;
        string name = _pattern[start.._position];
        if (name.Length == 0 || !Take('>'))
            throw Error("a group's name has letters, digits and _, and ends with >");
        if (char.IsAsciiDigit(name[0]))
            throw Error("a group's name that starts with a digit is not supported");
        if (!_names.Add(name))
            throw Error($"two groups have the name {name}");
        return name;
    }

    // Reads up to the colon or parenthesis that ends the flags, and returns it.
    private char TakeFlags()
    {
        bool clear = false;
        bool needsFlag = false;
        while (!AtEnd)
        {
            char character = _pattern[_position++];
            Re2Flags flag = character switch
            {
                'i' => Re2Flags.IgnoreCase,
                'm' => Re2Flags.Multiline,
                's' => Re2Flags.DotAll,
                'U' => Re2Flags.Ungreedy,
                _ => Re2Flags.None,
            };
            if (flag != Re2Flags.None)
            {
                _flags = clear ? _flags & ~flag : _flags | flag;
                needsFlag = false;
            }
            else if (character == '-' && !clear)
            {
                clear = needsFlag = true;
            }
            else if (character is ':' or ')' && !needsFlag)
            {
                return character;
            }
            else
            {
                break;
            }
        }

        throw Error("an unknown kind of group; RE2 knows (?:..), (?flags), (?flags:..), (?P<name>..) and (?<name>..), and nothing that looks ahead or behind");
    }
}
