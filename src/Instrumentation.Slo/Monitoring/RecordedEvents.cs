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
        bool isRestart = point.StartUnixMs != _start && _start != 0 && total < _before;
        double grown = isRestart ? total : total - _before;
        _start = point.StartUnixMs;
        _before = total;
        if (grown > 0)
            State!.Pending.Add(grown, IsBad);
    }
}
