using System.Globalization;
using Instrumentation.Yaml;

namespace Instrumentation.TimeIntervals;

/// <summary>Reads time intervals of Alertmanager's configuration.</summary>
internal sealed class TimeIntervalReader
{
    private readonly List<YamlProblem> _problems;

    private TimeIntervalReader(List<YamlProblem> problems)
    {
        _problems = problems;
    }

    /// <summary>Reads a list of intervals.</summary>
    /// <param name="node">The list.</param>
    /// <param name="problems">Where to put what is wrong.</param>
    public static IReadOnlyList<TimeInterval> Read(YamlNode node, List<YamlProblem> problems)
    {
        if (node.IsNull)
            return [];
        if (node is YamlSequence sequence)
            return [.. sequence.Items.Select(new TimeIntervalReader(problems).Interval)];
        problems.Add(new YamlProblem(node.Line, node.Column, $"cannot unmarshal {node.KindName} into a list of time intervals"));
        return [];
    }

    private TimeInterval Interval(YamlNode node)
    {
        YamlFields fields =
            YamlFields.Of(node, "a time interval", _problems, ignoreUnknown: false, "times", "weekdays", "days_of_month", "months", "years", "location");
        return new TimeInterval
        {
            Times = [.. fields.List("times").Select(Times).OfType<TimeOfDayRange>()],
            Weekdays = Ranges(fields, "weekdays", Weekday, "is before the start day"),
            DaysOfMonth = DaysOfMonth(fields),
            Months = Ranges(fields, "months", Month, "is before the start month"),
            Years = Ranges(fields, "years", Year, "is before the start year"),
            Location = Location(fields),
        };
    }

    private TimeOfDayRange? Times(YamlNode node)
    {
        YamlFields fields = YamlFields.Of(node, "a time range", _problems, ignoreUnknown: false, "start_time", "end_time");
        string start = fields.Text("start_time");
        string end = fields.Text("end_time");
        if (start.Length == 0 || end.Length == 0)
            return Refuse<TimeOfDayRange>(node, "both start_time and end_time must be given");
        if (Minute(start) is not { } from)
            return Refuse<TimeOfDayRange>(fields.Place("start_time"), $"start_time '{start}' is no time; allowed are 00:00 to 24:00");
        if (Minute(end) is not { } to)
            return Refuse<TimeOfDayRange>(fields.Place("end_time"), $"end_time '{end}' is no time; allowed are 00:00 to 24:00");
        return from < to ? new TimeOfDayRange(from, to) : Refuse<TimeOfDayRange>(node, $"start_time '{start}' must be before end_time '{end}'");
    }

    private static int? Minute(string text) => text switch
    {
        "24:00" => 24 * 60,
        [>= '0' and <= '2', >= '0' and <= '9', ':', >= '0' and <= '5', >= '0' and <= '9'] when int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture) is <= 23 and var hour =>
            (hour * 60) + int.Parse(text.AsSpan(3), CultureInfo.InvariantCulture),
        _ => null,
    };

    private List<InclusiveRange> Ranges(YamlFields fields, string name, Func<YamlNode, string, int?> read, string tooEarly)
    {
        var ranges = new List<InclusiveRange>();
        foreach ((YamlNode node, string[] ends) in Ends(fields, name))
        {
            if (read(node, ends[0]) is not { } begin || read(node, ends[^1]) is not { } end)
                continue;
            if (begin <= end)
                ranges.Add(new InclusiveRange(begin, end));
            else
                Refuse<int>(node, $"{name}: the end {ends[^1]} {tooEarly} {ends[0]}");
        }

        return ranges;
    }

    private List<InclusiveRange> DaysOfMonth(YamlFields fields)
    {
        var ranges = new List<InclusiveRange>();
        foreach ((YamlNode node, string[] ends) in Ends(fields, "days_of_month"))
        {
            if (DayOfMonth(node, ends[0]) is not { } begin || DayOfMonth(node, ends[^1]) is not { } end)
                continue;
            if (begin < 0 && end > 0)
                Refuse<int>(node, $"days_of_month: the end {end} must be negative where the start {begin} is");
            else if (Converted(begin) > Converted(end))
                Refuse<int>(node, $"days_of_month: the end {end} is always before the start {begin}");
            else
                ranges.Add(new InclusiveRange(begin, end));
        }

        return ranges;

        // As in a month of 31 days.
        static int Converted(int day) => day < 0 ? 32 + day : day;
    }

    private IEnumerable<(YamlNode Node, string[] Ends)> Ends(YamlFields fields, string name)
    {
        foreach (YamlNode node in fields.List(name))
        {
            string[] ends = node is YamlScalar { IsNull: false } scalar ? scalar.Value.Split(':') : [];
            if (ends.Length is 1 or 2)
                yield return (node, ends);
            else
                Refuse<int>(node, $"{name}: allowed are such as 1 and 1:5, names for weekdays and months");
        }
    }

    private int? Weekday(YamlNode node, string text) => TimeIntervalNames.Day(text) ?? Refuse<int>(node, $"weekdays: '{text}' is no day; allowed are sunday to saturday");

    private int? Month(YamlNode node, string text) =>
        TimeIntervalNames.Month(text) ?? Refuse<int>(node, $"months: '{text}' is no month; allowed are january to december, or 1 to 12");

    private int? Year(YamlNode node, string text) =>
        Number(text) is { } year and >= 0 ? year : Refuse<int>(node, $"years: '{text}' is no year");

    private int? DayOfMonth(YamlNode node, string text) =>
        Number(text) is { } day && day is (>= 1 and <= 31) or (>= -31 and <= -1) ? day : Refuse<int>(node, $"days_of_month: '{text}' is no day of a month; allowed are 1 to 31 and -31 to -1");

    private static int? Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    private TimeZoneInfo? Location(YamlFields fields)
    {
        string name = fields.Text("location");
        if (name.Length == 0)
            return null;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) ? zone : Refuse(fields.Place("location"), $"location: '{name}' is no time zone that is known here");
    }

    private T? Refuse<T>(YamlNode node, string problem)
        where T : struct
    {
        _problems.Add(new YamlProblem(node.Line, node.Column, problem));
        return null;
    }

    private TimeZoneInfo? Refuse(YamlNode node, string problem)
    {
        Refuse<int>(node, problem);
        return null;
    }
}
