using System.Globalization;

namespace Instrumentation.Yaml;

/// <summary>A single text.</summary>
internal sealed record YamlScalar(int Line, int Column, string Value, bool IsPlain) : YamlNode(Line, Column)
{
    public override bool IsNull => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";

    public override string KindName => IsNull ? "!!null" : IsPlain && TryInteger(out _) ? "!!int" : IsPlain && TryBoolean(out _) ? "!!bool" : "!!str";

    public bool TryInteger(out long value)
    {
        value = 0;
        string digits = Value.Replace("_", "", StringComparison.Ordinal);
        return IsPlain && (digits.StartsWith("0x", StringComparison.Ordinal)
            ? long.TryParse(digits.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            : long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));
    }

    public bool TryBoolean(out bool value)
    {
        value = Value is "true" or "True" or "TRUE";
        return IsPlain && (value || Value is "false" or "False" or "FALSE");
    }
}
