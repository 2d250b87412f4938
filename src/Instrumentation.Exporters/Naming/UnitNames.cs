using System.Collections.Frozen;

namespace Instrumentation.Naming;

// Units in UCUM notation and the words that Prometheus uses for them, as the OpenTelemetry specification's Prometheus compatibility lists them.
internal static class UnitNames
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["d"] = "days",
        ["h"] = "hours",
        ["min"] = "minutes",
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["us"] = "microseconds",
        ["ns"] = "nanoseconds",
        ["By"] = "bytes",
        ["KiBy"] = "kibibytes",
        ["MiBy"] = "mebibytes",
        ["GiBy"] = "gibibytes",
        ["TiBy"] = "tebibytes",
        ["KBy"] = "kilobytes",
        ["kBy"] = "kilobytes",
        ["MBy"] = "megabytes",
        ["GBy"] = "gigabytes",
        ["TBy"] = "terabytes",
        ["m"] = "meters",
        ["V"] = "volts",
        ["A"] = "amperes",
        ["J"] = "joules",
        ["W"] = "watts",
        ["g"] = "grams",
        ["Cel"] = "celsius",
        ["Hz"] = "hertz",
        ["1"] = "",
        ["%"] = "percent",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> PerWords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["s"] = "second",
        ["m"] = "minute",
        ["min"] = "minute",
        ["h"] = "hour",
        ["d"] = "day",
        ["w"] = "week",
        ["mo"] = "month",
        ["y"] = "year",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Empty when the unit says nothing that belongs into a name: none, 1, or an annotation in braces.
    internal static string ToWords(string? unit)
    {
        if (string.IsNullOrWhiteSpace(unit))
            return "";
        int slash = unit.IndexOf('/', StringComparison.Ordinal);
        string main = Word(slash < 0 ? unit : unit[..slash], Words);
        string per = slash < 0 ? "" : Word(unit[(slash + 1)..], PerWords);
        if (per.Length > 0)
            per = "per_" + per;
        return main.Length > 0 && per.Length > 0 ? main + "_" + per : main + per;
    }

    // The unit as it was given, as a name could end with it; empty when it cannot.
    internal static string AsGiven(string? unit)
    {
        string text = RemoveAnnotations(unit ?? "").Trim();
        return text.Length == 0 || !text.All(char.IsAsciiLetter) ? "" : text;
    }

    private static string Word(string unit, FrozenDictionary<string, string> words)
    {
        unit = RemoveAnnotations(unit).Trim();
        return words.TryGetValue(unit, out string? word) ? word : ValidNames.Escape(unit, colons: false, collapse: true).Trim('_');
    }

    private static string RemoveAnnotations(string unit)
    {
        int open;
        while ((open = unit.IndexOf('{', StringComparison.Ordinal)) >= 0)
        {
            int close = unit.IndexOf('}', open);
            if (close < 0)
                break;
            unit = unit.Remove(open, close - open + 1);
        }

        return unit;
    }
}
