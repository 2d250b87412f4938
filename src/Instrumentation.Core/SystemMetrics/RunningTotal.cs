namespace Instrumentation.SystemMetrics;

// Turns a total that the system keeps into increments of a counter. Some totals of the kernel step back a little and then go on; one that
// falls by more than half belongs to something that began anew.
internal struct RunningTotal
{
    private double _highest;

    internal double Advance(double total)
    {
        if (total < _highest / 2)
            _highest = 0;
        double increment = Math.Max(0, total - _highest);
        _highest += increment;
        return increment;
    }
}
