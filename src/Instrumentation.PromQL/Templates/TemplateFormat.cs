namespace Instrumentation.Templates;

/// <summary>Formats values by a text with verbs, as Go's <c>printf</c> does, mistakes included.</summary>
internal sealed partial class TemplateFormat
{
    // Go refuses wider ones too.
    private const int MaxWidth = 1_000_000;

    private readonly string _format;
    private readonly IReadOnlyList<TemplateValue> _arguments;
    private readonly TemplateText _output;
    private int _at;
    private int _next;
    private bool _reordered;
    private bool _goodIndex;
    private bool _afterIndex;

    private TemplateFormat(string format, IReadOnlyList<TemplateValue> arguments, int limit)
    {
        _format = format;
        _arguments = arguments;
        _output = new TemplateText(limit);
    }

    public static string Format(string format, IReadOnlyList<TemplateValue> arguments, int limit)
    {
        var formatter = new TemplateFormat(format, arguments, limit);
        formatter.Run();
        return formatter._output.ToString();
    }

    private void Run()
    {
        while (_at < _format.Length)
        {
            int percent = _format.IndexOf('%', _at);
            _output.Append(_format.AsSpan(_at, (percent < 0 ? _format.Length : percent) - _at));
            if (percent < 0)
                break;
            _at = percent + 1;
            Verb();
        }

        if (!_reordered && _next < _arguments.Count)
            Extra();
    }

    private void Extra()
    {
        _output.Append("%!(EXTRA ");
        for (int index = _next; index < _arguments.Count; index++)
        {
            if (index > _next)
                _output.Append(", ");
            TemplateValue value = _arguments[index];
            _output.Append(value.TypeName);
            if (value.Kind != TemplateKind.Nil)
                Write('v', value, default, _output.Append('='));
        }

        _output.Append(')');
    }

    private void Verb()
    {
        FormatFlags flags = Flags();
        _goodIndex = true;
        _afterIndex = false;
        ReadIndex();
        ReadWidth(ref flags);
        ReadPrecision(ref flags);
        if (!_afterIndex)
            ReadIndex();
        if (_at >= _format.Length)
        {
            _output.Append("%!(NOVERB)");
            return;
        }

        int length = char.IsSurrogatePair(_format, _at) ? 2 : 1;
        ReadOnlySpan<char> verb = _format.AsSpan(_at, length);
        _at += length;
        if (verb is "v" && flags.Plus)
            (flags.Plus, flags.Names) = (false, true);
        if (verb is "%")
            _output.Append('%');
        else if (!_goodIndex)
            _output.Append("%!").Append(verb).Append("(BADINDEX)");
        else if (_next >= _arguments.Count)
            _output.Append("%!").Append(verb).Append("(MISSING)");
        else if (length == 1)
            Write(verb[0], _arguments[_next++], flags, _output);
        else
            BadVerb(verb.ToString(), _arguments[_next++], flags, _output);
    }

    private FormatFlags Flags()
    {
        FormatFlags flags = default;
        for (; _at < _format.Length; _at++)
        {
            switch (_format[_at])
            {
                case '+': flags.Plus = true; break;
                case '-': flags.Minus = true; flags.Zero = false; break;
                case '#': flags.Sharp = true; break;
                case ' ': flags.Space = true; break;
                case '0': flags.Zero = !flags.Minus; break;
                default: return flags;
            }
        }

        return flags;
    }

    private void ReadIndex()
    {
        if (_at >= _format.Length || _format[_at] != '[')
            return;
        _reordered = true;
        int end = _format.IndexOf(']', _at);
        if (end < 0)
        {
            _goodIndex = false;
            _at++;
            return;
        }

        bool isNumber = int.TryParse(_format.AsSpan(_at + 1, end - _at - 1), System.Globalization.NumberStyles.None, null, out int number);
        _at = end + 1;
        if (!isNumber || number < 1 || number > _arguments.Count)
        {
            _goodIndex = false;
            return;
        }

        _next = number - 1;
        _afterIndex = true;
    }

    private void ReadWidth(ref FormatFlags flags)
    {
        if (_at < _format.Length && _format[_at] == '*')
        {
            _at++;
            flags.Width = Star("%!(BADWIDTH)");
            if (flags.Width < 0)
            {
                flags.Width = -flags.Width;
                flags.Minus = true;
                flags.Zero = false;
            }

            return;
        }

        flags.Width = Digits();
        if (_afterIndex && flags.Width is not null)
            _goodIndex = false;
    }

    private void ReadPrecision(ref FormatFlags flags)
    {
        if (_at >= _format.Length || _format[_at] != '.')
            return;
        _at++;
        if (_afterIndex)
            _goodIndex = false;
        ReadIndex();
        if (_at < _format.Length && _format[_at] == '*')
        {
            _at++;
            int? given = Star("%!(BADPREC)");
            if (given < 0)
                _output.Append("%!(BADPREC)");
            flags.Precision = given < 0 ? null : given;
            return;
        }

        flags.Precision = Digits() ?? 0;
    }

    private int? Star(string complaint)
    {
        _afterIndex = false;
        if (_next < _arguments.Count && _arguments[_next++] is { Kind: TemplateKind.Integer, Integer: >= -MaxWidth and <= MaxWidth } number)
            return (int)number.Integer;
        _output.Append(complaint);
        return null;
    }

    private int? Digits()
    {
        int start = _at;
        while (_at < _format.Length && char.IsAsciiDigit(_format[_at]))
            _at++;
        if (_at == start)
            return null;
        return int.TryParse(_format.AsSpan(start, _at - start), out int number) && number <= MaxWidth ? number : null;
    }
}
