namespace Instrumentation.Benchmarks.Ratios;

/// <summary>The same operations on both sides, as loops that a user would write; each counts what it did, so that totals can be compared.</summary>
public sealed class RecordingLoops(StreamingMetrics metrics, OpenTelemetryBaseline baseline)
{
    private const int Rotating = 1024;
    private const int Copies = 4096;

    private readonly string[] _values = [.. Enumerable.Range(0, Rotating).Select(number => $"value-{number:0000}")];

    // Strings that are equal in content and never the same object as an earlier one, as a router or a parser builds them.
    private readonly (string Topic, string Region, string Tier)[] _fresh =
        [.. Enumerable.Range(0, Copies).Select(number => ($"topic-{number % 64:00}", $"region-{number % 4}", $"tier-{number % 2}"))];

    private readonly CounterSeries _handle = metrics.CreateCounter("handle").WithTags(("topic", "orders"), ("region", "north"), ("tier", "gold"));
    private readonly CounterSeries _doubles = metrics.CreateCounter("doubles").WithTags(("topic", "orders"), ("region", "north"), ("tier", "gold"));
    private readonly HistogramSeries _histogram = metrics.CreateHistogram("distribution").WithTags();

    private long _done;

    /// <summary>How many operations ours were asked for, over all loops.</summary>
    public long Done => _done;

    public void ByName0(int count)
    {
        for (int index = 0; index < count; index++)
            metrics.IncrementCounter("by_name_0");
        Interlocked.Add(ref _done, count);
    }

    public void ByName1(int count)
    {
        for (int index = 0; index < count; index++)
            metrics.IncrementCounter("by_name_1", ("topic", "orders"));
        Interlocked.Add(ref _done, count);
    }

    public void ByName3(int count)
    {
        for (int index = 0; index < count; index++)
            metrics.IncrementCounter("by_name_3", ("topic", "orders"), ("region", "north"), ("tier", "gold"));
        Interlocked.Add(ref _done, count);
    }

    public void ByNameRotating(int count)
    {
        string[] values = _values;
        for (int index = 0; index < count; index++)
            metrics.IncrementCounter("by_name_rotating", ("topic", values[index & (Rotating - 1)]), ("region", "north"), ("tier", "gold"));
        Interlocked.Add(ref _done, count);
    }

    public void ByNameFresh(int count)
    {
        for (int index = 0; index < count; index++)
        {
            ref readonly (string Topic, string Region, string Tier) fresh = ref _fresh[index & (Copies - 1)];
            metrics.IncrementCounter("by_name_fresh", ("topic", fresh.Topic), ("region", fresh.Region), ("tier", fresh.Tier));
        }

        Interlocked.Add(ref _done, count);
    }

    public void Handle(int count)
    {
        CounterSeries handle = _handle;
        for (int index = 0; index < count; index++)
            handle.Add(1);
        Interlocked.Add(ref _done, count);
    }

    public void HandleDouble(int count)
    {
        CounterSeries handle = _doubles;
        for (int index = 0; index < count; index++)
            handle.Add(1.0);
        Interlocked.Add(ref _done, count);
    }

    public void HistogramHandle(int count)
    {
        HistogramSeries histogram = _histogram;
        for (int index = 0; index < count; index++)
            histogram.Record(index & 8191);
        Interlocked.Add(ref _done, count);
    }

    public void HistogramByName3(int count)
    {
        for (int index = 0; index < count; index++)
            metrics.RecordHistogram("distribution_by_name_3", index & 8191, ("topic", "orders"), ("region", "north"), ("tier", "gold"));
        Interlocked.Add(ref _done, count);
    }

    public void Baseline0(int count)
    {
        for (int index = 0; index < count; index++)
            baseline.Counter.Add(1);
    }

    public void Baseline1(int count)
    {
        for (int index = 0; index < count; index++)
            baseline.Counter.Add(1, new KeyValuePair<string, object?>("topic", "orders"));
    }

    public void Baseline3(int count)
    {
        for (int index = 0; index < count; index++)
            baseline.Counter.Add(1, new("topic", "orders"), new("region", "north"), new("tier", "gold"));
    }

    public void BaselineRotating(int count)
    {
        string[] values = _values;
        for (int index = 0; index < count; index++)
            baseline.Counter.Add(1, new("topic", values[index & (Rotating - 1)]), new("region", "north"), new("tier", "gold"));
    }

    public void BaselineFresh(int count)
    {
        for (int index = 0; index < count; index++)
        {
            ref readonly (string Topic, string Region, string Tier) fresh = ref _fresh[index & (Copies - 1)];
            baseline.Counter.Add(1, new("topic", fresh.Topic), new("region", fresh.Region), new("tier", fresh.Tier));
        }
    }

    public void BaselineHistogram0(int count)
    {
        for (int index = 0; index < count; index++)
            baseline.Histogram.Record(index & 8191);
    }

    public void BaselineHistogram3(int count)
    {
        for (int index = 0; index < count; index++)
            baseline.Histogram.Record(index & 8191, new("topic", "orders"), new("region", "north"), new("tier", "gold"));
    }
}
