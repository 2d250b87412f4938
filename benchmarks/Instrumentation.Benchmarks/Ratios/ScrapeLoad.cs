using System.Buffers;
using System.Diagnostics;

namespace Instrumentation.Benchmarks.Ratios;

/// <summary>Threads that record to many series by handle, each recording timed, and one that scrapes them at the same time.</summary>
public sealed class ScrapeLoad
{
    private static readonly TimeSpan BetweenScrapes = TimeSpan.FromMilliseconds(10);

    private readonly StreamingMetrics _metrics;
    private readonly CounterSeries[] _series;
    private readonly List<double> _scrapesMs = [];
    private long _recorded;
    private long _stalls;
    private long _longest;
    private long _bytes;
    private volatile bool _isMeasured;
    private volatile bool _isOver;

    private ScrapeLoad(StreamingMetrics metrics, int seriesCount)
    {
        _metrics = metrics;
        Counter counter = metrics.CreateCounter("events_processed_total");
        _series =
        [
            .. Enumerable.Range(0, seriesCount)
                .Select(number => counter.WithTags(("topic", $"topic-{number:00000}"), ("partition", "7"), ("region", "north"))),
        ];
    }

    /// <summary>Whether every recording is in the totals.</summary>
    public bool IsExact { get; private set; }

    public int Scrapes => _scrapesMs.Count;

    public double ScrapeP99Ms => Scrapes == 0 ? 0 : _scrapesMs.Order().ElementAt((int)Math.Ceiling(0.99 * Scrapes) - 1);

    public double LongestMs => _longest * 1000.0 / Stopwatch.Frequency;

    public double StallsPerMillion => _stalls * 1e6 / Math.Max(1, _recorded);

    public double BytesPerScrape => (double)_bytes / Math.Max(1, Scrapes);

    /// <summary>Runs the threads for a time.</summary>
    /// <param name="seriesCount">How many series there are.</param>
    /// <param name="writers">How many threads record.</param>
    /// <param name="scrapes">Whether one more scrapes, with 10 ms between two scrapes.</param>
    /// <param name="warmUp">How long nothing is measured yet.</param>
    /// <param name="time">How long it is measured.</param>
    public static ScrapeLoad Run(int seriesCount, int writers, bool scrapes, TimeSpan warmUp, TimeSpan time)
    {
        using StreamingMetrics metrics = StreamingMetrics.Create(new StreamingMetricsOptions { CardinalityLimit = seriesCount + 1 });
        var load = new ScrapeLoad(metrics, seriesCount);
        List<Thread> threads = [.. Enumerable.Range(0, writers).Select(writer => new Thread(() => load.Record(writer)))];
        if (scrapes)
            threads.Add(new Thread(load.Scrape));
        foreach (Thread thread in threads)
            thread.Start();
        Thread.Sleep(warmUp);
        load._isMeasured = true;
        Thread.Sleep(time);
        load._isOver = true;
        foreach (Thread thread in threads)
            thread.Join();
        double total = 0;
        foreach (SeriesPoint point in metrics.Snapshot().Find("events_processed_total")!.Series)
            total += point.Value;
        load.IsExact = total.Equals(load._recorded);
        return load;
    }

    private void Record(int writer)
    {
        long recorded = 0;
        long stalls = 0;
        long longest = 0;
        for (int index = writer * 311 % _series.Length; !_isOver; index = (index + 1) % _series.Length)
        {
            long start = Stopwatch.GetTimestamp();
            _series[index].Add(1);
            long taken = Stopwatch.GetTimestamp() - start;
            recorded++;
            if (!_isMeasured)
                continue;
            longest = Math.Max(longest, taken);
            if (taken > Stopwatch.Frequency / 1000)
                stalls++;
        }

        lock (_series)
        {
            _recorded += recorded;
            _stalls += stalls;
            _longest = Math.Max(_longest, longest);
        }
    }

    private void Scrape()
    {
        var exporter = new PrometheusExporter(_metrics);
        var buffer = new ArrayBufferWriter<byte>(4 * 1024 * 1024);
        _scrapesMs.EnsureCapacity(10_000);
        while (!_isOver)
        {
            buffer.ResetWrittenCount();
            bool isMeasured = _isMeasured;
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            exporter.Write(buffer, ExpositionFormat.PrometheusText);
            double taken = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (isMeasured)
            {
                _bytes += GC.GetAllocatedBytesForCurrentThread() - before;
                _scrapesMs.Add(taken);
            }

            Thread.Sleep(BetweenScrapes);
        }
    }
}
