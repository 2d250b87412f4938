using System.Diagnostics;

namespace Instrumentation.Benchmarks.Slos;

/// <summary>A monitor of many SLOs whose histories reach back over their whole windows, and the cycles that it runs.</summary>
internal sealed class SloCycles : IDisposable
{
    private const int Seed = 17;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly StreamingMetrics _metrics = StreamingMetrics.Create();
    private readonly SloRecorder[] _recorders;
    private readonly MetricSnapshot _snapshot = new();
    private readonly Random _random = new(Seed);
    private DateTimeOffset _time;

    /// <summary>Makes the monitor and fills its histories.</summary>
    /// <param name="count">How many SLOs, of four pairs each.</param>
    /// <param name="window">Their compliance period.</param>
    /// <param name="end">The end of the histories.</param>
    /// <param name="store">Where series go; null for nowhere.</param>
    public SloCycles(int count, TimeSpan window, DateTimeOffset end, SeriesStore? store)
    {
        SloDefinition[] definitions =
            [.. Enumerable.Range(0, count).Select(number => new SloBuilder($"slo_{number}").Objective(0.999m).Over(window).Alerts(BurnRatePair.Workbook).Build() with { Service = "shop" })];
        Monitor = new SloMonitor(new SloMonitorOptions { Definitions = definitions, Interval = Interval }, _metrics, store);
        _recorders = [.. definitions.Select(slo => Monitor.GetRecorder(slo.Name))];
        _time = end;
        foreach (SloDefinition slo in definitions)
            Fill(Monitor.GetHistory(slo.Name), window);
        for (int warmUp = 0; warmUp < 20; warmUp++)
            Run();
    }

    public SloMonitor Monitor { get; }

    /// <summary>The time of the last cycle.</summary>
    public DateTimeOffset Time => _time;

    /// <summary>Records some events and runs a cycle.</summary>
    /// <returns>The milliseconds of the monitor's part, and the bytes that it allocated.</returns>
    public (double Milliseconds, long Bytes) Run()
    {
        foreach (SloRecorder recorder in _recorders)
        {
            recorder.RecordGood(_random.Next(1_000, 2_000));
            if (_random.Next(4) == 0)
                recorder.RecordBad(_random.Next(1, 4));
        }

        _metrics.Collect(_snapshot);
        _time += Interval;
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        Monitor.Run(_snapshot, _time);
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    public void Dispose() => _metrics.Dispose();

    // As fine as each part of the past is kept: runs, 5 minutes, hours.
    private void Fill(SloHistory history, TimeSpan window)
    {
        DateTimeOffset from = _time - window - TimeSpan.FromHours(1);
        for (DateTimeOffset time = from; time <= _time;)
        {
            history.Add(time, _random.Next(1_000, 2_000), _random.Next(4) == 0 ? _random.Next(1, 4) : 0);
            TimeSpan age = _time - time;
            time += age > TimeSpan.FromDays(3) ? TimeSpan.FromHours(1) : age > TimeSpan.FromHours(6) ? TimeSpan.FromMinutes(5) : Interval;
        }
    }
}
