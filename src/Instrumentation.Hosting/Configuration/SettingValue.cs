using System.Globalization;

namespace Instrumentation.Configuration;

// Reads text as a setting's type, more forgiving than the configuration binder, and gives it back in the form that the binder takes.
internal static class SettingValue
{
    public static string Describe(Type type)
    {
        if (type.IsEnum)
            return string.Join(", ", Enum.GetNames(type));
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "true or false",
            TypeCode.Int32 or TypeCode.Int64 => "a whole number",
            TypeCode.Double => "a number",
            TypeCode.String => "text",
            _ => "a duration such as 00:00:10 or 10s",
        };
    }

    public static object? Parse(Type type, string text)
    {
        text = text.Trim();
        if (type.IsEnum)
            return Enum.GetNames(type).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } member ? Enum.Parse(type, member) : null;
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => ParseBoolean(text),
            TypeCode.Int32 => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) ? whole : null,
            TypeCode.Int64 => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long large) ? large : null,
            TypeCode.Double => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
            TypeCode.String => text,
            _ => ParseDuration(text),
        };
    }

    public static string Render(object value) => value switch
    {
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // The spellings that the settings classes of other platforms take.
    private static bool? ParseBoolean(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" or "ON" => true,
        "FALSE" or "0" or "NO" or "OFF" => false,
        _ => null,
    };

    // A bare number is refused: TimeSpan would read it as days, the user might mean seconds.
    private static TimeSpan? ParseDuration(string text)
    {
        (string unit, double seconds)[] units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400)];
        foreach ((string unit, double seconds) in units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double amount))
                return amount * seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(amount * seconds) : null;
        }

        return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan duration) ? duration : null;
    }
}
