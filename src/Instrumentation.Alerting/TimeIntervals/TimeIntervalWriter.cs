using Instrumentation.Yaml;

namespace Instrumentation.TimeIntervals;

/// <summary>Writes time intervals as Alertmanager's configuration has them.</summary>
internal static class TimeIntervalWriter
{
    /// <summary>Writes a list of time intervals.</summary>
    /// <param name="intervals">The intervals.</param>
    /// <returns>Lines of YAML without an indent, which <see cref="TimeIntervalReader"/> reads back to equal intervals.</returns>
    /// <remarks>Days of the month from a negative to a positive one, or from a late one to a negative one such as 28 to -1, are refused by the reader as by Alertmanager.</remarks>
    public static IReadOnlyList<string> Write(IReadOnlyList<TimeInterval> intervals) =>
        intervals.Count == 0 ? ["[]"] : [.. intervals.SelectMany(interval => Fields(interval).DefaultIfEmpty("{}").Select((line, place) => (place == 0 ? "- " : "  ") + line))];

    private static IEnumerable<string> Fields(TimeInterval interval)
    {
        if (interval.Times is { } times)
        {
            yield return times.Count == 0 ? "times: []" : "times:";
            foreach (TimeOfDayRange range in times)
            {
                yield return $"  - start_time: '{TimeOfDayText.Write(range.StartMinute)}'";
                yield return $"    end_time: '{TimeOfDayText.Write(range.EndMinute)}'";
            }
        }

        IEnumerable<string?> others =
        [
            Ranges(interval.Weekdays, TimeIntervalFields.Weekdays),
            Ranges(interval.DaysOfMonth, TimeIntervalFields.DaysOfMonth),
            Ranges(interval.Months, TimeIntervalFields.Months),
            Ranges(interval.Years, TimeIntervalFields.Years),
            interval.Location.Equals(TimeZoneInfo.Utc) ? null : $"location: {YamlText.Write(interval.Location.Id, 4)}",
        ];
        foreach (string line in others.OfType<string>())
            yield return line;
    }

    private static string? Ranges<T>(IReadOnlyList<T>? ranges, TimeIntervalField<T> field)
        where T : class =>
        ranges is null ? null : $"{field.Name}: [{string.Join(", ", ranges.Select(range => $"'{field.Write(range)}'"))}]";
}
