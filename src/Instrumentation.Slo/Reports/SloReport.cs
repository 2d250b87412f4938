using Instrumentation.Reports;

namespace Instrumentation;

/// <summary>How SLOs did over some days: compliance, days on which they were missed, budget, trend, and what follows from that.</summary>
/// <remarks>Days without exclusions' events, as budgets are. Immutable and safe from any thread.</remarks>
public sealed record SloReport
{
    private SloReport(DateTimeOffset from, DateTimeOffset to, IReadOnlyList<SloReportEntry> entries)
    {
        From = from;
        To = to;
        Entries = entries;
    }

    /// <summary>The begin; days that begin before it and end after it are in the report as a whole.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The end.</summary>
    public DateTimeOffset To { get; }

    /// <summary>The SLOs, and those of their groups that had events, in the monitor's order.</summary>
    public IReadOnlyList<SloReportEntry> Entries { get; }

    /// <summary>How many of them have an objective and were measured.</summary>
    public int Measured => Entries.Count(entry => entry.IsMet is not null);

    /// <summary>How many of those were met.</summary>
    public int Met => Entries.Count(entry => entry.IsMet == true);

    /// <summary>The part of the measured ones that were met, 0 to 1; null where none was measured.</summary>
    public decimal? OverallCompliance => Measured > 0 ? (decimal)Met / Measured : null;

    /// <summary>Reports on the last days.</summary>
    /// <param name="monitor">Watches the SLOs.</param>
    /// <param name="days">How many, from 1 to 400, the day of the time among them.</param>
    /// <param name="time">The time.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is outside its range.</exception>
    public static SloReport OfDays(SloMonitor monitor, int days, DateTimeOffset time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, SloReportMath.MaxDays);
        return Of(monitor, new DateTimeOffset(time.UtcDateTime.Date.AddDays(1 - days), TimeSpan.Zero), time);
    }

    /// <summary>Reports on a month.</summary>
    /// <param name="monitor">Watches the SLOs.</param>
    /// <param name="month">A day of the month.</param>
    /// <param name="zone">The zone that the month is of; null for UTC.</param>
    /// <returns>The report.</returns>
    public static SloReport OfMonth(SloMonitor monitor, DateOnly month, TimeZoneInfo? zone = null)
    {
        SloWindow calendar = SloWindow.Calendar(CalendarPeriod.Month, zone ?? TimeZoneInfo.Utc);
        (DateTimeOffset from, DateTimeOffset to) = calendar.At(new DateTimeOffset(month.Year, month.Month, 15, 0, 0, 0, TimeSpan.Zero));
        return Of(monitor, from, to);
    }

    /// <summary>Reports on any time within the last 400 days.</summary>
    /// <param name="monitor">Watches the SLOs.</param>
    /// <param name="from">The begin.</param>
    /// <param name="to">The end, after the begin.</param>
    /// <returns>The report; SLOs that the monitor has not evaluated yet are not in it.</returns>
    /// <exception cref="ArgumentException">The time ends before it begins.</exception>
    public static SloReport Of(SloMonitor monitor, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        if (to < from)
            throw new ArgumentException("The report ends before it begins.", nameof(to));
        return new SloReport(from, to, [.. monitor.Statuses.Select(status => SloReportMath.Entry(monitor, status, from, to)).Where(entry => entry.Compliance is not null || entry.Status.Group.Count == 0)]);
    }

    /// <summary>The same report of some SLOs only.</summary>
    /// <param name="slos">Their names; none for all.</param>
    /// <returns>The report.</returns>
    public SloReport Of(params IReadOnlyList<string> slos)
    {
        ArgumentNullException.ThrowIfNull(slos);
        return slos.Count == 0 ? this : new SloReport(From, To, [.. Entries.Where(entry => slos.Contains(entry.Status.Slo.Name, StringComparer.Ordinal))]);
    }

    /// <summary>Writes the report for people.</summary>
    /// <returns>Markdown: a table of all SLOs, then what is to be done for whom.</returns>
    public string ToMarkdown() => SloReportMarkdown.Write(this);
}
