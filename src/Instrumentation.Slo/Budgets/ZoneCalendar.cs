using System.Collections.Concurrent;

namespace Instrumentation.Budgets;

/// <summary>The days of the time zones that SLOs look at, worked out once for all of them.</summary>
internal sealed class ZoneCalendar
{
    private readonly ConcurrentDictionary<string, ZoneDays> _zones = new(StringComparer.Ordinal);

    public ZoneDays DaysOf(TimeZoneInfo zone) => _zones.GetOrAdd(zone.Id, static (_, given) => new ZoneDays(given), zone);
}
