using System.Collections;
using System.Globalization;

namespace Instrumentation;

// The one form of every message about a wrong setting.
internal static class SettingFailure
{
    // The generated validator joins names by dots; an instrument's name may hold dots of its own, which are kept aside under this character.
    private const char Dot = '\u0001';

    public static string Describe(string key, object? value, string allowed) => $"{key} is {Format(value)}; allowed is {allowed}.";

    public static string Relate(string key, object? value, string relation, string otherKey, object? otherValue) =>
        $"{key} is {Format(value)}; allowed is {relation} {otherKey}, which is {Format(otherValue)}.";

    public static string KeyOf(string displayName) => displayName.Replace('.', ':').Replace(Dot, '.');

    public static string Escape(string name) => name.Replace('.', Dot);

    public static string Format(object? value) => value switch
    {
        null => "not set",
        string text => $"'{text}'",
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Format))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
