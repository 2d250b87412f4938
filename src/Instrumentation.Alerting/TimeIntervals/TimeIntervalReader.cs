using Instrumentation.Yaml;

namespace Instrumentation.TimeIntervals;

/// <summary>Reads time intervals as Alertmanager's configuration writes them.</summary>
internal sealed class TimeIntervalReader
{
    private readonly List<YamlProblem> _problems;

    private TimeIntervalReader(List<YamlProblem> problems)
    {
        _problems = problems;
    }

    /// <summary>Reads a list of time intervals.</summary>
    /// <param name="node">The list; what stands for nothing is an empty one.</param>
    /// <param name="problems">Where to put what is wrong; ranges that are wrong are left out.</param>
    public static IReadOnlyList<TimeInterval> Read(YamlNode node, List<YamlProblem> problems)
    {
        var reader = new TimeIntervalReader(problems);
        if (node is YamlSequence list)
            return [.. list.Items.Select(reader.Interval)];
        if (!node.IsNull)
            reader.Add(node, $"cannot unmarshal {node.KindName} into a list of time intervals");
        return [];
    }

    private TimeInterval Interval(YamlNode node)
    {
        YamlFields fields = YamlFields.Of(
            node, "a time interval", _problems, ignoreUnknown: false, "times", "weekdays", "days_of_month", "months", "years", "location");
        return new TimeInterval
        {
            Times = fields.Find("times") is null ? null : [.. fields.List("times").Select(Time).OfType<TimeOfDayRange>()],
            Weekdays = Ranges(fields, TimeIntervalFields.Weekdays),
            DaysOfMonth = Ranges(fields, TimeIntervalFields.DaysOfMonth),
            Months = Ranges(fields, TimeIntervalFields.Months),
            Years = Ranges(fields, TimeIntervalFields.Years),
            Location = Location(fields),
        };
    }

    private TimeOfDayRange? Time(YamlNode node)
    {
        YamlFields fields = YamlFields.Of(node, "a time range", _problems, ignoreUnknown: false, "start_time", "end_time");
        if (Minute(fields, "start_time") is not { } start || Minute(fields, "end_time") is not { } end)
            return null;
        if (start < end)
            return new TimeOfDayRange(start, end);
        Add(node, $"start_time {TimeOfDayText.Write(start)} has to be before end_time {TimeOfDayText.Write(end)}");
        return null;
    }

    private int? Minute(YamlFields fields, string name)
    {
        string text = fields.Text(name);
        int? minute = TimeOfDayText.Read(text);
        if (minute is null)
            Add(fields.Place(name), text.Length == 0 ? $"{name} is missing" : $"{name} '{text}' is no time; allowed are 00:00 to 24:00");
        return minute;
    }

    private List<T>? Ranges<T>(YamlFields fields, TimeIntervalField<T> field)
        where T : class
    {
        if (fields.Find(field.Name) is null)
            return null;
        var ranges = new List<T>();
        foreach (YamlNode node in fields.List(field.Name))
        {
            (T? range, string problem) = node is YamlScalar scalar ? field.Read(scalar.Value) : (null, $"cannot unmarshal {node.KindName} into a range of {field.Name}");
            if (range is null)
                Add(node, problem);
            else
                ranges.Add(range);
        }

        return ranges;
    }

    private TimeZoneInfo Location(YamlFields fields)
    {
        string name = fields.Text("location");
        if (name is "" or "UTC")
            return TimeZoneInfo.Utc;
        if (name == "Local")
            return TimeZoneInfo.Local;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone))
            return zone;
        Add(fields.Place("location"), $"location '{name}' is no time zone that is known here");
        return TimeZoneInfo.Utc;
    }

    private void Add(YamlNode node, string problem) => _problems.Add(new YamlProblem(node.Line, node.Column, problem));
}
