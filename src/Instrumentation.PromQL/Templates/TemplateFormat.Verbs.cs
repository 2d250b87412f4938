using System.Globalization;
using System.Numerics;
using System.Text;

namespace Instrumentation.Templates;

/// <content>What each verb writes.</content>
internal sealed partial class TemplateFormat
{
    private static void Write(char verb, TemplateValue value, FormatFlags flags, TemplateText output)
    {
        if (verb == 'T')
        {
            flags.Pad(output, value.TypeName);
            return;
        }

        bool handled = value.Kind switch
        {
            TemplateKind.Nil => WriteNil(verb, flags, output),
            TemplateKind.Boolean => verb is 't' or 'v' && WriteText('v', value.Boolean ? "true" : "false", flags, output),
            TemplateKind.Integer when value.IntegerName is { } name && verb is 'v' or 's' or 'q' => WriteText(verb, name, flags, output),
            TemplateKind.Integer => WriteInteger(verb, value.Integer, flags, output),
            TemplateKind.Number => WriteNumber(verb, value.Number, flags, output),
            TemplateKind.Text => WriteText(verb, value.Text, flags, output),
            TemplateKind.Time => WriteText(verb, TemplatePrinter.Simple(value)!, flags, output),
            TemplateKind.Duration when verb is 'd' => WriteInteger(verb, value.Duration.Ticks * 100, flags, output),
            TemplateKind.Duration => WriteText(verb, TemplatePrinter.Simple(value)!, flags, output),
            TemplateKind.List => WriteList(verb, value, flags, output),
            _ => WriteFields(verb, value, flags, output),
        };
        if (!handled)
            BadVerb(verb.ToString(), value, flags, output);
    }

    private static void BadVerb(string verb, TemplateValue value, FormatFlags flags, TemplateText output)
    {
        output.Append("%!").Append(verb).Append('(').Append(value.TypeName);
        if (value.Kind != TemplateKind.Nil)
            Write('v', value, flags, output.Append('='));
        output.Append(')');
    }

    private static bool WriteNil(char verb, FormatFlags flags, TemplateText output)
    {
        if (verb != 'v')
            return false;
        flags.Pad(output, "<nil>");
        return true;
    }

    private static bool WriteText(char verb, string text, FormatFlags flags, TemplateText output)
    {
        if (verb is not ('v' or 's' or 'q' or 'x' or 'X'))
            return false;
        if (flags.Precision is { } precision && verb is not ('x' or 'X'))
            text = string.Concat(text.EnumerateRunes().Take(precision).Select(rune => rune.ToString()));
        if (verb is 'x' or 'X')
        {
            text = Hexadecimal(verb, text, flags);
        }
        else if (verb == 'q')
        {
            text = flags.Sharp && !text.AsSpan().ContainsAny('`', '\n', '\r') ? $"`{text}`" : GoQuote.Quote(text);
        }
        else if (verb == 'v' && flags.Sharp)
        {
            text = GoQuote.Quote(text);
        }

        flags.Pad(output, text);
        return true;
    }

    private static string Hexadecimal(char verb, string text, FormatFlags flags)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        IEnumerable<string> digits = bytes.Take(flags.Precision ?? bytes.Length).Select(value => value.ToString(verb + "2", CultureInfo.InvariantCulture));
        string mark = flags.Sharp && bytes.Length > 0 ? $"0{verb}" : "";
        return mark + string.Join(flags.Space ? " " + mark : "", digits);
    }

    private static bool WriteInteger(char verb, long value, FormatFlags flags, TemplateText output)
    {
        switch (verb)
        {
            case 'c':
                flags.Pad(output, Rune.IsValid((int)Math.Clamp(value, -1, int.MaxValue)) ? new Rune((int)value).ToString() : "\ufffd");
                return true;
            case 'q':
                flags.Pad(output, GoQuote.QuoteCharacter(value));
                return true;
            case 'U':
                flags.Pad(output, "U+" + value.ToString("X4", CultureInfo.InvariantCulture));
                return true;
            case 'v' or 'd' or 'b' or 'o' or 'O' or 'x' or 'X':
                break;
            default:
                return false;
        }

        BigInteger size = BigInteger.Abs(value);
        string digits = verb switch
        {
            'b' => size.ToString("b", CultureInfo.InvariantCulture).TrimStart('0'),
            'o' or 'O' => Convert.ToString(value == long.MinValue ? value : Math.Abs(value), 8),
            'x' or 'X' => size.ToString(verb.ToString(), CultureInfo.InvariantCulture).TrimStart('0'),
            _ => size.ToString(CultureInfo.InvariantCulture),
        };
        digits = digits.Length == 0 ? "0" : digits;
        if (flags.Precision is { } precision)
        {
            digits = precision == 0 && value == 0 ? "" : digits.PadLeft(precision, '0');
            flags.Zero = false;
        }

        string mark = verb switch { 'O' => "0o", 'b' when flags.Sharp => "0b", 'o' when flags.Sharp => "0", 'x' or 'X' when flags.Sharp => $"0{verb}", _ => "" };
        flags.PadNumber(output, flags.Sign(value < 0), mark + digits);
        return true;
    }

    private static bool WriteNumber(char verb, double value, FormatFlags flags, TemplateText output)
    {
        if (verb is not ('v' or 'g' or 'G' or 'e' or 'E' or 'f' or 'F'))
            return false;
        char form = verb == 'v' ? 'g' : verb;
        int precision = flags.Precision ?? (verb is 'v' or 'g' or 'G' ? GoNumberFormat.Shortest : 6);
        string text = GoNumberFormat.Format(value, form, precision);
        bool negative = text[0] == '-';
        string digits = text.TrimStart('-', '+');
        if (!double.IsFinite(value))
        {
            flags.Zero = false;
            flags.Pad(output, double.IsNaN(value) ? flags.Sign(negative: false) + digits : (negative ? "-" : flags.Space && !flags.Plus ? " " : "+") + digits);
            return true;
        }

        if (flags.Sharp)
            digits = WithPoint(digits, form, flags.Precision);
        flags.PadNumber(output, flags.Sign(negative), digits);
        return true;
    }

    // The flag '#' always shows a point, and for %g the zeros at the end.
    private static string WithPoint(string digits, char form, int? precision)
    {
        int mark = digits.AsSpan().IndexOfAny('e', 'E');
        string mantissa = mark < 0 ? digits : digits[..mark];
        if (!mantissa.Contains('.', StringComparison.Ordinal))
            mantissa += ".";
        if (form is 'g' or 'G')
        {
            int shown = mantissa.AsSpan().TrimStart('0').TrimStart('.').TrimStart('0').Length;
            int significant = shown - (mantissa.TrimStart('0').StartsWith('.') ? 0 : 1);
            mantissa += new string('0', Math.Max((precision ?? 6) - Math.Max(significant, 0), 0));
        }

        return mantissa + (mark < 0 ? "" : digits[mark..]);
    }

    private static bool WriteList(char verb, TemplateValue value, FormatFlags flags, TemplateText output)
    {
        output.Append('[');
        for (int index = 0; index < value.Items.Count; index++)
        {
            if (index > 0)
                output.Append(' ');
            Write(verb, value.Items[index], flags, output);
        }

        output.Append(']');
        return true;
    }

    private static bool WriteFields(char verb, TemplateValue value, FormatFlags flags, TemplateText output)
    {
        bool isMap = value.Kind == TemplateKind.Map;
        output.Append(isMap ? "map[" : "{");
        bool first = true;
        foreach ((string name, TemplateValue entry) in value.Fields.Entries)
        {
            if (!first)
                output.Append(' ');
            first = false;
            if (isMap)
                Write(verb, TemplateValue.Of(name), flags, output);
            else if (flags.Names)
                output.Append(name);
            if (isMap || flags.Names)
                output.Append(':');
            Write(verb, entry, flags, output);
        }

        output.Append(isMap ? ']' : '}');
        return true;
    }
}
