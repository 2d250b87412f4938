namespace Instrumentation.Exporters.Tests.Formats;

/// <summary>Instruments whose names, types, units and labels get in each other's way.</summary>
internal static class Conflicts
{
    internal static FixedSource Source()
    {
        var source = new FixedSource();
        source.Gauge("jobs").Value(1);
        source.Gauge("jobs", help: "Equal type and unit.").Value(2, ("queue", "a"));
        source.Histogram("jobs", help: "Another type.").Explicit([1], [1, 1], 3, []);
        source.Gauge("load").Value(1);
        source.Gauge("load_ratio", "1", "One name with another unit.").Value(2);
        source.Gauge("load.ratio", help: "One name with another unit.").Value(3);
        source.Histogram("wait", "s").Explicit([1], [1, 1], 3, []);
        source.Counter("wait_seconds_count", help: "Of unknown type in OpenMetrics, and no other name.").Total(1);
        source.Gauge("wait_seconds_sum", help: "Named as a histogram's sum.").Value(1);
        source.Gauge("wait_seconds_bucket", help: "Named as a histogram's bucket.").Value(1);
        source.Counter("tries_total", help: "Its OpenMetrics name is another's.").Total(4);
        source.Gauge("tries").Value(5);
        source.Gauge("twins").Value(1, ("a.b", "x")).Value(2, ("a_b", "x")).Value(3, ("a_b", "y"));
        return source;
    }
}
