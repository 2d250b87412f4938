using Instrumentation.Budgets;

namespace Instrumentation.Monitoring;

/// <summary>The events of one run, before they are added.</summary>
internal sealed class PendingEvents
{
    private EventCounts _counts;

    public void Add(double count, bool isBad) => _counts += isBad ? new EventCounts(0, count) : new EventCounts(count, 0);

    public EventCounts Take()
    {
        EventCounts counts = _counts;
        _counts = default;
        return counts;
    }
}
