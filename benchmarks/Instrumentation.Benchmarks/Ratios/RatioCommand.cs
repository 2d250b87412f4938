using System.Runtime;

namespace Instrumentation.Benchmarks.Ratios;

/// <summary>The command <c>ratios</c>: our costs as parts of a baseline's, in one process, in under a minute.</summary>
public static class RatioCommand
{
    private const int MaxBytesPerScrape = 1024;

    /// <summary>Runs every row, prints a line each, and writes artifacts/benchmarks/ratios.json.</summary>
    /// <returns>0; 1 when a total is wrong or a row that must not allocate does.</returns>
    public static int Run()
    {
        using var metrics = StreamingMetrics.Create();
        using var baseline = new OpenTelemetryBaseline();
        var loops = new RecordingLoops(metrics, baseline);
        using var captured = new CaptureLoops();
        List<RatioRow> rows =
        [
            .. Recording(loops),
            Contest.OneThread("captured counter, 3 string tags", captured.Add, "OpenTelemetry, 3 tags", loops.Baseline3, 0.33),
            Scraping(),
        ];
        bool exact = Total(metrics) == loops.Done && captured.IsExact;
        RatioReport.Write("ratios", rows, rows.Count);
        Console.WriteLine(exact ? "Totals are exact." : $"WRONG total: {Total(metrics)} of {loops.Done}.");
        List<string> allocating = [.. rows.Where(row => row.OursBytes > (row.Unit == "ns" ? 0.01 : MaxBytesPerScrape)).Select(row => row.Name)];
        if (allocating.Count > 0)
            Console.WriteLine("ALLOCATES: " + string.Join(", ", allocating));
        return exact && allocating.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<RatioRow> Recording(RecordingLoops loops)
    {
        yield return Contest.OneThread("counter by name, 0 tags", loops.ByName0, "OpenTelemetry, 0 tags", loops.Baseline0, 0.5);
        yield return Contest.OneThread("counter by name, 1 tag", loops.ByName1, "OpenTelemetry, 1 tag", loops.Baseline1, 0.25);
        yield return Contest.OneThread("counter by name, 3 tags", loops.ByName3, "OpenTelemetry, 3 tags", loops.Baseline3, 0.25);
        yield return Contest.OneThread("counter by name, 3 tags, 1,024 series in turn", loops.ByNameRotating, "OpenTelemetry, same", loops.BaselineRotating, 0.2);
        yield return Contest.OneThread("counter by name, 3 freshly built strings", loops.ByNameFresh, "OpenTelemetry, same", loops.BaselineFresh, 0.6);
        yield return Contest.OneThread("handle Add(long)", loops.Handle, "OpenTelemetry, 3 tags", loops.Baseline3, 0.1);
        yield return Contest.OneThread("handle Add(long)", loops.Handle, "Interlocked.Add", Floor.Add, 1.5);
        yield return Contest.OneThread("handle Add(double)", loops.HandleDouble, "compare-and-swap addition", Floor.AddDouble, 1.5);
        yield return Contest.OneThread("histogram handle, 15 boundaries", loops.HistogramHandle, "OpenTelemetry, 0 tags", loops.BaselineHistogram0, 0.4);
        yield return Contest.OneThread("histogram by name, 3 tags, 15 boundaries", loops.HistogramByName3, "OpenTelemetry, 3 tags", loops.BaselineHistogram3, 0.4);
        yield return Contest.TwoThreads("handle, two threads on one series", loops.Handle, "OpenTelemetry, 3 tags, two threads", loops.Baseline3, 0.1);
        yield return Contest.TwoThreads("histogram handle, two threads on one series", loops.HistogramHandle, "OpenTelemetry, 0 tags, two threads", loops.BaselineHistogram0, 0.125);
        yield return Contest.TwoThreads("handle, two threads", loops.Handle, "handle, one thread", loops.Handle, 1.5, baselineThreads: 1);
        yield return Contest.TwoThreads("histogram handle, two threads", loops.HistogramHandle, "histogram handle, one thread", loops.HistogramHandle, 1.5, baselineThreads: 1);
        for (int round = 0; round < 5; round++)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        }

        yield return Contest.OneThread("counter by name, 3 tags, 1,024 series in turn, after compacting collections", loops.ByNameRotating, "OpenTelemetry, same", loops.BaselineRotating, 0.2);
    }

    private static RatioRow Scraping()
    {
        using var loops = new ScrapeLoops();
        return Contest.Whole("text scrape of 10,000 counter series", loops.Scrape, "OpenTelemetry Collect() without text", loops.Collect, 1.5);
    }

    private static long Total(StreamingMetrics metrics)
    {
        double total = 0;
        foreach (MetricFamily family in metrics.Snapshot().Families)
        {
            foreach (ref readonly SeriesPoint point in family.Series)
                total += point.Value;
        }

        return (long)total;
    }
}
