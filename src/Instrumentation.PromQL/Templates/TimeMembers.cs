using System.Globalization;

namespace Instrumentation.Templates;

/// <summary>The methods of times and lengths of time.</summary>
internal static class TimeMembers
{
    private static readonly Dictionary<string, Func<DateTimeOffset, TemplateValue>> OfTime = new(StringComparer.Ordinal)
    {
        ["String"] = time => TemplateValue.Of(GoTimeFormat.Format(time, GoTimeFormat.Default)),
        ["Unix"] = time => TemplateValue.Of(time.ToUnixTimeSeconds()),
        ["UnixMilli"] = time => TemplateValue.Of(time.ToUnixTimeMilliseconds()),
        ["UnixMicro"] = time => TemplateValue.Of((time - DateTimeOffset.UnixEpoch).Ticks / 10),
        ["UnixNano"] = time => TemplateValue.Of((time - DateTimeOffset.UnixEpoch).Ticks * 100),
        ["Year"] = time => TemplateValue.Of((long)time.Year),
        ["Month"] = time => TemplateValue.Named(time.Month, time.ToString("MMMM", CultureInfo.InvariantCulture), "time.Month"),
        ["Day"] = time => TemplateValue.Of((long)time.Day),
        ["YearDay"] = time => TemplateValue.Of((long)time.DayOfYear),
        ["Weekday"] = time => TemplateValue.Named((long)time.DayOfWeek, time.DayOfWeek.ToString(), "time.Weekday"),
        ["Hour"] = time => TemplateValue.Of((long)time.Hour),
        ["Minute"] = time => TemplateValue.Of((long)time.Minute),
        ["Second"] = time => TemplateValue.Of((long)time.Second),
        ["Nanosecond"] = time => TemplateValue.Of(time.Ticks % TimeSpan.TicksPerSecond * 100),
        ["UTC"] = TemplateValue.Of,
        ["Local"] = TemplateValue.Of,
        ["IsZero"] = time => TemplateValue.Of(time == DateTimeOffset.MinValue),
    };

    private static readonly Dictionary<string, Func<TimeSpan, TemplateValue>> OfDuration = new(StringComparer.Ordinal)
    {
        ["String"] = duration => TemplateValue.Of(GoTimeFormat.Format(duration)),
        ["Hours"] = duration => TemplateValue.Of(duration.TotalHours),
        ["Minutes"] = duration => TemplateValue.Of(duration.TotalMinutes),
        ["Seconds"] = duration => TemplateValue.Of(duration.TotalSeconds),
        ["Milliseconds"] = duration => TemplateValue.Of(duration.Ticks / TimeSpan.TicksPerMillisecond),
        ["Microseconds"] = duration => TemplateValue.Of(duration.Ticks / TimeSpan.TicksPerMicrosecond),
        ["Abs"] = duration => TemplateValue.Of(duration == TimeSpan.MinValue ? TimeSpan.MaxValue : duration.Duration()),
    };

    private static readonly Dictionary<string, Func<DateTimeOffset, TemplateArguments, TemplateValue>> WithArgument = new(StringComparer.Ordinal)
    {
        ["Format"] = (time, arguments) => TemplateValue.Of(GoTimeFormat.Format(time, arguments.Text(0))),
        ["Before"] = (time, arguments) => TemplateValue.Of(time < Time(arguments)),
        ["After"] = (time, arguments) => TemplateValue.Of(time > Time(arguments)),
        ["Equal"] = (time, arguments) => TemplateValue.Of(time == Time(arguments)),
        ["Sub"] = (time, arguments) => TemplateValue.Of(time - Time(arguments)),
        ["Add"] = Add,
    };

    /// <summary>The method of a name, or null.</summary>
    public static TemplateFunction? Find(TemplateValue value, string name) => value.Kind switch
    {
        TemplateKind.Time when OfTime.TryGetValue(name, out Func<DateTimeOffset, TemplateValue>? property) =>
            new TemplateFunctionEntry(_ => property(value.Time), 0).Call,
        TemplateKind.Time when WithArgument.TryGetValue(name, out Func<DateTimeOffset, TemplateArguments, TemplateValue>? method) =>
            new TemplateFunctionEntry(arguments => method(value.Time, arguments), 1).Call,
        TemplateKind.Duration when OfDuration.TryGetValue(name, out Func<TimeSpan, TemplateValue>? property) =>
            new TemplateFunctionEntry(_ => property(value.Duration), 0).Call,
        _ => null,
    };

    private static DateTimeOffset Time(TemplateArguments arguments) =>
        arguments[0] is { Kind: TemplateKind.Time } time ? time.Time : throw TemplateArguments.WrongType("time.Time", arguments[0]);

    private static TemplateValue Add(DateTimeOffset time, TemplateArguments arguments)
    {
        TimeSpan amount = arguments[0] switch
        {
            { Kind: TemplateKind.Duration } duration => duration.Duration,
            { Kind: TemplateKind.Integer } nanoseconds => new TimeSpan(nanoseconds.Integer / 100),
            _ => throw TemplateArguments.WrongType("time.Duration", arguments[0]),
        };
        long ticks = time.UtcTicks + Math.Clamp(amount.Ticks, -DateTime.MaxValue.Ticks, DateTime.MaxValue.Ticks);
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            throw new TemplateException("the time is out of range");
        return TemplateValue.Of(new DateTimeOffset(ticks, TimeSpan.Zero));
    }
}
