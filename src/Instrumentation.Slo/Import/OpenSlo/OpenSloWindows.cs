using System.Globalization;
using Instrumentation.Definitions;
using Instrumentation.Objectives;

namespace Instrumentation.Import;

/// <summary>Reads the windows of SLOs.</summary>
internal sealed class OpenSloWindows(List<SloFileProblem> warnings, SloFileReaderOptions options)
{
    public SloWindow? Read(DefinitionFields spec)
    {
        if (spec.Items("timeWindow").FirstOrDefault() is not { } item)
            return SloWindow.Rolling(options.Period);
        _ = OpenSloDuration.TryParse(item.Text("duration"), out OpenSloDuration duration);
        if (!item.Boolean("isRolling"))
            return Calendar(item, duration);
        if (duration.Length >= SloConstants.MinWindow && duration.Length <= SloConstants.MaxWindow)
            return SloWindow.Rolling(duration.Length);
        item.Add("duration", $"'{item.Text("duration")}' is outside what is allowed, from 1m to 400d");
        return null;
    }

    private SloWindow? Calendar(DefinitionFields item, OpenSloDuration duration)
    {
        CalendarPeriod? period = duration.Calendar();
        // The specification's own examples write a month so.
        if (options.IsLenient && duration is { Count: 1, Unit: 'm' })
        {
            period = CalendarPeriod.Month;
            warnings.Add(item.Problem("duration", "'1m' is a minute; taken for a month, 1M"));
        }

        if (period is not { } known)
        {
            item.Add("duration", $"'{item.Text("duration")}' is no period of the calendar; allowed are 1d, 1w, 1M, 1Q, 1Y");
            return null;
        }

        DefinitionFields calendar = item.Child("calendar")!;
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(calendar.Text("timeZone"));
        var window = SloWindow.Calendar(known, zone);
        DateTime start = DateTime.ParseExact(calendar.Text("startTime"), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        DateTimeOffset day = CalendarMath.StartOfDay(start.Date, zone);
        if (start.TimeOfDay != TimeSpan.Zero || window.At(day).Start != day)
            warnings.Add(calendar.Problem("startTime", $"'{calendar.Text("startTime")}' is no begin of a {window.Name}; periods begin at midnight of their first day"));
        return window;
    }
}
