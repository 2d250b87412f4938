using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Instrumentation.Conformance.Reporting;
using Instrumentation.TimeIntervals;
using Instrumentation.Yaml;

namespace Instrumentation.Conformance.Alerting;

/// <summary>Runs the sections of a file about time intervals: <c>unmarshal</c>, <c>parse_time_range</c>, <c>contains</c> and <c>mutes</c>.</summary>
internal static partial class TimeIntervalCases
{
    /// <summary>Runs every section that the file has.</summary>
    /// <param name="report">Where the cases count.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="file">Its content.</param>
    public static void Run(ConformanceReport report, string name, JsonElement file)
    {
        foreach ((string title, string? why) in Judge(file))
            report.Run($"{name} {title}", () => why);
    }

    /// <summary>Names each case and what is wrong with it, which is null for nothing.</summary>
    public static IEnumerable<(string Name, string? Why)> Judge(JsonElement file) =>
        Each(file, "unmarshal", Unmarshal)
            .Concat(Each(file, "parse_time_range", TimeRange))
            .Concat(Each(file, "contains", Contains))
            .Concat(file.TryGetProperty("mutes", out JsonElement mutes) ? Mutes(mutes) : []);

    private static IEnumerable<(string Name, string? Why)> Each(JsonElement file, string section, Func<JsonElement, string?> check) =>
        file.TryGetProperty(section, out JsonElement cases) ? cases.EnumerateArray().Select(item => Guarded(section, item, check)) : [];

    private static (string Name, string? Why) Guarded(string section, JsonElement item, Func<JsonElement, string?> check)
    {
        string name = $"{section} {item.GetRawText().ReplaceLineEndings(" ")}";
        try
        {
            return (name, check(item));
        }
        catch (Exception exception)
        {
            return (name, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private static string? Unmarshal(JsonElement item)
    {
        IReadOnlyList<TimeInterval> intervals = Read(item.GetProperty("yaml").GetString()!, out string problems);
        bool fails = item.GetProperty("error").ValueKind == JsonValueKind.String;
        if (fails != (problems.Length > 0))
            return fails ? "read without a problem" : $"refused: {problems}";
        return fails ? null : Compare(intervals, item.GetProperty("contains"), item.GetProperty("excludes"));
    }

    /// <summary>A case is <c>["'00:00'-'24:00'", [0, 1440]]</c>, or null in place of the minutes where there is no range.</summary>
    private static string? TimeRange(JsonElement item)
    {
        string[] ends = [.. QuotedText().Matches(item[0].GetString()!).Select(match => match.Value)];
        string[] lines = [.. ends.Zip(["start_time", "end_time"], (end, field) => $"{field}: {end}")];
        IReadOnlyList<TimeInterval> intervals = Read($"- times: [{{{string.Join(", ", lines)}}}]", out string problems);
        if (item[1].ValueKind == JsonValueKind.Null)
            return problems.Length > 0 ? null : $"read as {intervals[0].Times![0]}";
        var expected = new TimeOfDayRange(item[1][0].GetInt32(), item[1][1].GetInt32());
        return problems.Length == 0 && intervals[0].Times!.SequenceEqual([expected]) ? null : $"read as {string.Join(", ", intervals[0].Times!)} {problems}";
    }

    private static string? Contains(JsonElement item)
    {
        string yaml = item.GetProperty("yaml").GetString()!;
        IReadOnlyList<TimeInterval> intervals = Read(yaml, out string problems);
        if (problems.Length > 0 && !item.TryGetProperty("note", out _))
            return $"refused: {problems}";

        // What a file cannot say is made in code, as the note asks.
        if (problems.Length > 0)
            intervals = [.. intervals.Select(interval => interval with { DaysOfMonth = [.. Days().Matches(yaml).Select(match => new DayOfMonthRange(Number(match, 1), Number(match, 2)))] })];
        return Compare(intervals, item.GetProperty("in"), item.GetProperty("out"));
    }

    private static IEnumerable<(string Name, string? Why)> Mutes(JsonElement mutes)
    {
        NamedTimeInterval[] intervals = [.. Named(mutes.GetProperty("intervals").GetString()!)];
        return mutes.GetProperty("cases").EnumerateArray().Select(item => Guarded("mutes", item, given =>
        {
            DateTimeOffset instant = DateTimeOffset.Parse(given[0].GetString()!, CultureInfo.InvariantCulture);
            string[] found = [.. intervals.Where(interval => interval.Contains(instant)).Select(interval => interval.Name)];
            return found.SequenceEqual(given[1].EnumerateArray().Select(wanted => wanted.GetString())) ? null : $"in [{string.Join(", ", found)}]";
        }));
    }

    /// <summary>Reads <c>evenings = 00:00-09:00 and 17:00-24:00, weekends = saturday,sunday; both Australia/Sydney</c>.</summary>
    private static IEnumerable<NamedTimeInterval> Named(string text)
    {
        string zone = text[(text.LastIndexOf(' ') + 1)..];
        foreach (Match match in Definition().Matches(text.Split(';')[0]))
        {
            string[] parts = match.Groups[2].Value.Split([" and ", ","], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            string yaml = string.Concat(parts.Select(part => part.Split('-') is [var start, var end]
                ? $"- times: [{{start_time: '{start}', end_time: '{end}'}}]\n  location: {zone}\n"
                : $"- weekdays: ['{part}']\n  location: {zone}\n"));
            IReadOnlyList<TimeInterval> intervals = Read(yaml, out string problems);
            yield return problems.Length == 0 ? new NamedTimeInterval(match.Groups[1].Value, intervals) : throw new FormatException(problems);
        }
    }

    private static IReadOnlyList<TimeInterval> Read(string yaml, out string problems)
    {
        var found = new List<YamlProblem>();
        IReadOnlyList<TimeInterval> intervals = TimeIntervalReader.Read(YamlReader.Read(yaml, YamlLimits.Default).Root!, found);
        problems = string.Join("; ", found);
        return intervals;
    }

    private static string? Compare(IReadOnlyList<TimeInterval> intervals, JsonElement inside, JsonElement outside)
    {
        var named = new NamedTimeInterval("case", intervals);
        return inside.EnumerateArray().Where(text => !named.Contains(Instant(text))).Select(text => $"{text} is outside")
            .Concat(outside.EnumerateArray().Where(text => named.Contains(Instant(text))).Select(text => $"{text} is inside"))
            .FirstOrDefault();
    }

    /// <summary>Reads <c>08 Jul 20 09:00 +0000</c>.</summary>
    private static DateTimeOffset Instant(JsonElement text) =>
        DateTimeOffset.ParseExact(text.GetString()!.Insert(text.GetString()!.Length - 2, ":"), "dd MMM yy HH:mm zzz", CultureInfo.InvariantCulture);

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("'[^']*'")]
    private static partial Regex QuotedText();

    [GeneratedRegex(@"'(-?\d+):(-?\d+)'")]
    private static partial Regex Days();

    [GeneratedRegex(@"(\w+) = (.*?)(?=, \w+ = |$)")]
    private static partial Regex Definition();
}
