using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Instrumentation.Conformance.Reporting;
using Instrumentation.TimeIntervals;
using Instrumentation.Yaml;

namespace Instrumentation.Conformance.Alerting;

/// <summary>The sections of files about time intervals.</summary>
internal static partial class TimeIntervalCases
{
    private const string Format = "dd MMM yy HH:mm zzz";

    public static void Run(ConformanceReport report, string name, JsonElement file)
    {
        Each(report, $"{name} unmarshal", file, "unmarshal", Unmarshal);
        Each(report, $"{name} parse_time_range", file, "parse_time_range", TimeRange);
        Each(report, $"{name} contains", file, "contains", Contains);
        if (!file.TryGetProperty("mutes", out JsonElement mutes))
            return;
        (string Name, TimeInterval[] Intervals)[] intervals = [.. Named(mutes.GetProperty("intervals").GetString()!)];
        foreach (JsonElement item in mutes.GetProperty("cases").EnumerateArray())
        {
            report.Run($"{name} mutes {item.GetRawText()}", () =>
            {
                DateTimeOffset instant = DateTimeOffset.Parse(item[0].GetString()!, CultureInfo.InvariantCulture);
                string[] found = [.. intervals.Where(interval => interval.Intervals.Any(one => one.Contains(instant))).Select(interval => interval.Name)];
                return found.SequenceEqual(item[1].EnumerateArray().Select(wanted => wanted.GetString())) ? null : $"in {string.Join(", ", found)}";
            });
        }
    }

    private static void Each(ConformanceReport report, string name, JsonElement file, string section, Func<JsonElement, string?> check)
    {
        if (!file.TryGetProperty(section, out JsonElement cases))
            return;
        foreach (JsonElement item in cases.EnumerateArray())
            report.Run($"{name} {item.GetRawText().ReplaceLineEndings(" ")}", () => check(item));
    }

    private static string? Unmarshal(JsonElement item)
    {
        bool read = TryRead(item.GetProperty("yaml").GetString()!, out IReadOnlyList<TimeInterval> intervals, out string problem);
        if (read != (item.GetProperty("error").ValueKind == JsonValueKind.Null))
            return read ? "read" : $"refused: {problem}";
        return read ? In(intervals, item.GetProperty("contains"), item.GetProperty("excludes")) : null;
    }

    private static string? Contains(JsonElement item)
    {
        bool read = TryRead(item.GetProperty("yaml").GetString()!, out IReadOnlyList<TimeInterval> intervals, out string problem);

        // What cannot be written in a file is made in code, as the note says.
        if (!read && item.TryGetProperty("note", out _))
            intervals = [new TimeInterval { DaysOfMonth = [new InclusiveRange(-31, 31)], Months = [new InclusiveRange(6, 6)] }];
        else if (!read)
            return $"refused: {problem}";
        return In(intervals, item.GetProperty("in"), item.GetProperty("out"));
    }

    /// <summary>A range is <c>['00:00'-'24:00', [0, 1440]]</c>, its minutes null where it is none.</summary>
    private static string? TimeRange(JsonElement item)
    {
        string[] ends = [.. Quoted().Matches(item[0].GetString()!).Select(match => match.Groups[1].Value)];
        string yaml = $"- times:\n  - start_time: '{ends[0]}'\n" + (ends.Length > 1 ? $"    end_time: '{ends[1]}'\n" : "");
        bool read = TryRead(yaml, out IReadOnlyList<TimeInterval> intervals, out string problem);
        if (item[1].ValueKind == JsonValueKind.Null)
            return read ? "read" : null;
        if (!read)
            return $"refused: {problem}";
        var expected = new TimeOfDayRange(item[1][0].GetInt32(), item[1][1].GetInt32());
        return intervals[0].Times.Single() == expected ? null : $"read as {intervals[0].Times.Single()}";
    }

    private static string? In(IReadOnlyList<TimeInterval> intervals, JsonElement inside, JsonElement outside) =>
        inside.EnumerateArray().Where(text => !intervals.Any(one => one.Contains(Time(text)))).Select(text => $"{text} is outside")
            .Concat(outside.EnumerateArray().Where(text => intervals.Any(one => one.Contains(Time(text)))).Select(text => $"{text} is inside"))
            .FirstOrDefault();

    private static DateTimeOffset Time(JsonElement text) =>
        DateTimeOffset.ParseExact(text.GetString()!.Insert(text.GetString()!.Length - 2, ":"), Format, CultureInfo.InvariantCulture);

    private static bool TryRead(string yaml, out IReadOnlyList<TimeInterval> intervals, out string problem)
    {
        var problems = new List<YamlProblem>();
        (YamlNode? root, _) = YamlReader.Read(yaml, YamlLimits.Default);
        intervals = TimeIntervalReader.Read(root!, problems);
        problem = string.Join("; ", problems);
        return problems.Count == 0;
    }

    /// <summary>Reads <c>evenings = 00:00-09:00 and 17:00-24:00, weekends = saturday,sunday; both Australia/Sydney</c>.</summary>
    private static IEnumerable<(string Name, TimeInterval[] Intervals)> Named(string text)
    {
        string[] halves = text.Split(';');
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(halves[1].Trim().Split(' ')[^1]);
        foreach (Match match in Definition().Matches(halves[0]))
        {
            string[] parts = match.Groups[2].Value.Split([" and ", ","], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            yield return (match.Groups[1].Value, [.. parts.Select(part => Interval(part, zone))]);
        }
    }

    private static TimeInterval Interval(string part, TimeZoneInfo zone)
    {
        string yaml = part.Contains(':', StringComparison.Ordinal)
            ? $"- times: [{{start_time: '{part.Split('-')[0]}', end_time: '{part.Split('-')[1]}'}}]"
            : $"- weekdays: ['{part}']";
        return TryRead(yaml, out IReadOnlyList<TimeInterval> intervals, out string problem) ? intervals[0] with { Location = zone } : throw new FormatException(problem);
    }

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(\w+) = (.*?)(?=, \w+ = |$)")]
    private static partial Regex Definition();
}
