namespace Instrumentation.Monitoring;

/// <summary>A series of recorded events, and the SLO that they are of.</summary>
internal sealed record RecordedEvents(LabelSet Labels, SloState? State, bool IsBad)
{
    private double _before;
    private long _start;

    /// <summary>Takes what came since the last reading; a series that began again counts from zero.</summary>
    public void Read(in SeriesPoint point)
    {
        double total = point.Value;
        double grown = point.StartUnixMs == _start ? total - _before : total;
        _start = point.StartUnixMs;
        _before = total;
        if (grown > 0)
            State!.Pending.Add(grown, IsBad);
    }
}
