namespace Instrumentation;

// What a unit is called at the end of a name. The first word of each is the one that is suggested.
internal static class NamingUnits
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["s"] = ["seconds"],
        ["ms"] = ["ms", "milliseconds"],
        ["us"] = ["microseconds", "us"],
        ["ns"] = ["nanoseconds", "ns"],
        ["min"] = ["minutes"],
        ["h"] = ["hours"],
        ["d"] = ["days"],
        ["By"] = ["bytes"],
        ["kBy"] = ["kilobytes"],
        ["MBy"] = ["megabytes"],
        ["GBy"] = ["gigabytes"],
        ["KiBy"] = ["kibibytes"],
        ["MiBy"] = ["mebibytes"],
        ["GiBy"] = ["gibibytes"],
        ["bit"] = ["bits"],
        ["%"] = ["percent"],
        ["Cel"] = ["celsius"],
        ["K"] = ["kelvin"],
        ["J"] = ["joules"],
        ["W"] = ["watts"],
        ["V"] = ["volts"],
        ["A"] = ["amperes"],
        ["Hz"] = ["hertz"],
        ["m"] = ["meters"],
        ["g"] = ["grams"],
        ["USD"] = ["usd"],
        ["EUR"] = ["eur"],
        ["GBP"] = ["gbp"],
        ["JPY"] = ["jpy"],
        ["CHF"] = ["chf"],
        ["CNY"] = ["cny"],
        ["INR"] = ["inr"],
    };

    private static readonly HashSet<string> Known = [.. Words.Values.SelectMany(words => words), "ratio", "second", "minute", "hour"];

    // Infrastructure metrics may end in what is measured instead of its unit, when they begin with the system.
    private static readonly HashSet<string> Systems = new(StringComparer.Ordinal)
    {
        "cpu", "memory", "disk", "network", "filesystem", "process", "host", "node", "container", "runtime", "dotnet", "thread", "gc",
    };

    internal static bool IsUnit(string word) => Known.Contains(word);

    internal static bool IsSystem(string word) => Systems.Contains(word);

    // The endings that a declared unit allows, the suggested one first; none for a unit that is not known here.
    internal static string[] Endings(string unit)
    {
        int per = unit.IndexOf('/', StringComparison.Ordinal);
        if (per < 0)
            return Words.GetValueOrDefault(unit, []);
        string? divisor = unit[(per + 1)..] switch { "s" => "second", "min" => "minute", "h" => "hour", _ => null };
        if (divisor is null)
            return [];
        string ending = "per_" + divisor;
        string[] counted = Words.GetValueOrDefault(unit[..per], []);
        return counted.Length == 0 ? [ending] : [.. counted.Select(word => $"{word}_{ending}")];
    }

    // Things that are counted have no unit in the UCUM sense and need none in the name.
    internal static bool IsCount(string unit) => unit == "1" || (unit.StartsWith('{') && unit.EndsWith('}'));
}
