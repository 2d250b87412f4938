using System.Diagnostics;
using Instrumentation.Benchmarks.Ratios;
using Instrumentation.Labels;

namespace Instrumentation.Benchmarks.Queries;

/// <summary>The command <c>window</c>: a cycle that evaluates the increase of one counter of 10-second samples over 30 days, beside one over an hour.</summary>
internal static class WindowCommand
{
    private const int WarmUp = 200;
    private const int Cycles = 501;
    private const int SamplesOfWindow = 30 * 24 * 360;
    private const double Limit = 2;
    private const long FirstUnixMs = 1_600_000_000_137;

    public static async Task<int> RunAsync()
    {
        RatioReport.Write("window", [await MeasureAsync()], 1);
        return 0;
    }

    public static async Task<RatioRow> MeasureAsync()
    {
        var store = new SeriesStore(new SeriesStoreOptions { MaxBytes = 1L << 30, Retention = TimeSpan.FromDays(31) });
        StoredSeries counter = store.GetSeries(SeriesLabels.Of(("__name__", "events_total")));
        using var engine = new PromqlEngine();
        var random = new Random(7);
        double value = 0;
        for (int sample = 0; sample < SamplesOfWindow; sample++)
            store.Append(counter, FirstUnixMs + (sample * 10_000L), value += random.Next(50));
        var month = new double[Cycles];
        var hour = new double[Cycles];
        for (int cycle = -WarmUp; cycle < Cycles; cycle++)
        {
            long time = FirstUnixMs + ((SamplesOfWindow + WarmUp + cycle) * 10_000L);
            store.Append(counter, time, value += random.Next(50));
            double ofHour = await TimeAsync(engine, store, "increase(events_total[1h])", time + 100);
            double ofMonth = await TimeAsync(engine, store, "increase(events_total[30d])", time + 100);
            if (cycle >= 0)
                (hour[cycle], month[cycle]) = (ofHour, ofMonth);
        }

        double ours = month.Order().ElementAt(Cycles / 2);
        double baseline = hour.Order().ElementAt(Cycles / 2);
        double[] ratios = [.. month.Zip(hour, (left, right) => left / right).Order()];
        double spread = ratios[Cycles * 3 / 4] - ratios[Cycles / 4];
        return new RatioRow("cycle with a window of 30 days", "us", ours, "window of 1 hour", baseline, ours / baseline, Limit, spread, 1, 0);
    }

    private static async Task<double> TimeAsync(PromqlEngine engine, SeriesStore store, string expression, long timeUnixMs)
    {
        long start = Stopwatch.GetTimestamp();
        await engine.QueryAsync(store, expression, DateTimeOffset.FromUnixTimeMilliseconds(timeUnixMs));
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}
