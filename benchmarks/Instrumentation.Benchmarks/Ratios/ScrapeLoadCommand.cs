namespace Instrumentation.Benchmarks.Ratios;

/// <summary>
/// The command <c>scrape-load</c>: how long text scrapes of 10,000 counter series take while threads record to them, and how long a recording takes
/// at most, beside the same without scrapes. HTTP is left out.
/// </summary>
public static class ScrapeLoadCommand
{
    private const int SeriesCount = 10_000;
    private const int MaxBytesPerScrape = 1024;
    private const double LimitP99Ms = 50;
    private const double LimitStallMs = 1;

    // More threads than processors wait for the operating system far longer than for anything else; a single one shows what scrapes do to it.
    private static readonly int[] Writers = [1, 32];
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Runs with each number of threads, prints a line a figure, and writes artifacts/benchmarks/scrape-load.json.</summary>
    /// <returns>0; 1 when a total is wrong or scrapes allocate more than 1 KB each.</returns>
    public static int Run()
    {
        var rows = new List<RatioRow>();
        bool exact = true;
        foreach (int writers in Writers)
        {
            ScrapeLoad alone = ScrapeLoad.Run(SeriesCount, 0, scrapes: true, WarmUp, Time);
            ScrapeLoad undisturbed = ScrapeLoad.Run(SeriesCount, writers, scrapes: false, WarmUp, Time);
            ScrapeLoad both = ScrapeLoad.Run(SeriesCount, writers, scrapes: true, WarmUp, Time);
            exact &= undisturbed.IsExact && both.IsExact;
            string scrapes = $"99th percentile of {both.Scrapes} scrapes";
            rows.Add(Row(scrapes, both.ScrapeP99Ms, "without writers", alone.ScrapeP99Ms, LimitP99Ms, writers, both.BytesPerScrape));
            rows.Add(Row("longest of all recordings", both.LongestMs, "without scrapes", undisturbed.LongestMs, LimitStallMs, writers, 0));
            rows.Add(Row("recordings of a million above 1 ms", both.StallsPerMillion, "without scrapes", undisturbed.StallsPerMillion, null, writers, 0));
        }

        RatioReport.Write("scrape-load", rows, 0);
        Console.WriteLine(exact ? "Totals are exact." : "WRONG totals.");
        return exact && rows.TrueForAll(row => row.OursBytes <= MaxBytesPerScrape) ? 0 : 1;
    }

    // The limit is one of milliseconds; in the row it is divided by the baseline, as a ratio is.
    private static RatioRow Row(string name, double ours, string baselineName, double baseline, double? limit, int writers, double bytes)
    {
        string unit = limit is null ? "" : " ms";
        string verdict = limit is null ? "INFO" : ours <= limit ? "PASS" : "MISS";
        string allowed = limit is null ? "" : $", limit {limit:0}{unit}";
        Console.WriteLine($"{verdict} {name}, {writers} writer(s): {ours:0.###}{unit}, {baselineName} {baseline:0.###}{unit}{allowed}, {bytes:0} B");
        return new RatioRow(name, unit.Trim(), ours, baselineName, baseline, ours / baseline, limit / baseline, 0, writers, bytes);
    }
}
