namespace Instrumentation.SystemMetrics;

// How much processor time was used per second of a given time, between two readings. Readings that are too close together are left for a
// later one, as the kernel counts in hundredths of a second.
internal sealed class CpuShare
{
    private const double MinimumSeconds = 0.1;

    private double? _used;
    private double _time;

    internal double? Advance(double usedSeconds, double timeSeconds)
    {
        if (_used is not null && timeSeconds >= _time && timeSeconds - _time < MinimumSeconds)
            return null;
        double? share = _used is null || timeSeconds < _time ? null : Math.Max(0, usedSeconds - _used.Value) / (timeSeconds - _time);
        _used = usedSeconds;
        _time = timeSeconds;
        return share;
    }
}
