namespace Instrumentation.Templates;

/// <summary>Flags, width and precision of one verb of <c>printf</c>.</summary>
internal struct FormatFlags
{
    public bool Plus;

    /// <summary>The plus of <c>%+v</c>, which shows the names of fields and no sign.</summary>
    public bool Names;
    public bool Minus;
    public bool Sharp;
    public bool Space;
    public bool Zero;
    public int? Width;
    public int? Precision;

    /// <summary>Pads a text to the width, by zeros where those are asked for.</summary>
    public readonly void Pad(TemplateText output, string text)
    {
        int missing = (Width ?? 0) - text.EnumerateRunes().Count();
        if (missing > 0 && !Minus)
            output.Append(Zero ? '0' : ' ', missing);
        output.Append(text);
        if (missing > 0 && Minus)
            output.Append(' ', missing);
    }

    /// <summary>Pads a number, whose sign comes before padding zeros.</summary>
    public readonly void PadNumber(TemplateText output, string sign, string digits)
    {
        int missing = (Width ?? 0) - sign.Length - digits.Length;
        if (missing > 0 && Zero && !Minus)
        {
            output.Append(sign).Append('0', missing).Append(digits);
            return;
        }

        FormatFlags spaces = this;
        spaces.Zero = false;
        spaces.Pad(output, sign + digits);
    }

    public readonly string Sign(bool negative) => negative ? "-" : Plus ? "+" : Space ? " " : "";
}
