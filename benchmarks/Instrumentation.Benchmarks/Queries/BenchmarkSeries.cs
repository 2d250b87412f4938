using System.Globalization;
using Instrumentation.Labels;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.Benchmarks.Queries;

/// <summary>
/// The series of Prometheus' own query benchmark: families a and b of 1, 10 and 100 series, and family h of as many histograms with 11 buckets; 1,443
/// series, 4,320 samples each, every 10 seconds, none of them at a whole multiple of 10 seconds.
/// </summary>
internal static class BenchmarkSeries
{
    public const int SampleCount = 4_320;
    public const long IntervalMs = 10_000;
    public const long FirstUnixMs = 1_600_000_000_000 + 137;

    // A remote write takes what is within an hour of the newest sample.
    private const int SamplesOfRequest = 180;

    private static readonly (string Name, int Count)[] Families = [("one", 1), ("ten", 10), ("hundred", 100)];
    private static readonly string[] Bounds = ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1", "+Inf"];

    public static IReadOnlyList<SeriesLabels> All { get; } = [.. Make()];

    /// <summary>The time of the last whole step in which there are samples.</summary>
    public static long LastStepUnixMs => FirstUnixMs + ((SampleCount - 1) * IntervalMs) - 137;

    /// <summary>Every series grows by 1 with each sample, and begins above the one before it.</summary>
    public static double Value(int series, int sample) => sample + ((double)series / All.Count);

    public static SeriesStore Store()
    {
        var store = new SeriesStore(new SeriesStoreOptions { MaxBytes = 1L << 30, Retention = TimeSpan.FromDays(1) });
        StoredSeries[] handles = [.. All.Select(store.GetSeries)];
        for (int sample = 0; sample < SampleCount; sample++)
        {
            for (int series = 0; series < handles.Length; series++)
                store.Append(handles[series], FirstUnixMs + (sample * IntervalMs), Value(series, sample));
        }

        return store;
    }

    /// <summary>The same in parts for remote writes, in the order of time.</summary>
    public static IEnumerable<IEnumerable<MemorySeries>> Requests()
    {
        for (int first = 0; first < SampleCount; first += SamplesOfRequest)
            yield return Part(first, Math.Min(SamplesOfRequest, SampleCount - first));
    }

    private static IEnumerable<MemorySeries> Part(int first, int count)
    {
        for (int index = 0; index < All.Count; index++)
        {
            var series = new MemorySeries(All[index]);
            for (int sample = first; sample < first + count; sample++)
                series.Write(new MemorySample(FirstUnixMs + (sample * IntervalMs), Value(index, sample), null, 0));
            yield return series;
        }
    }

    private static IEnumerable<SeriesLabels> Make()
    {
        foreach ((string name, int count) in Families)
        {
            for (int number = 0; number < count; number++)
            {
                yield return Labels("a_" + name, number, count);
                yield return Labels("b_" + name, number, count);
                foreach (string bound in Bounds)
                    yield return Labels("h_" + name, number, count, bound);
            }
        }
    }

    private static SeriesLabels Labels(string name, int number, int count, string? bound = null)
    {
        var labels = new SeriesLabelsBuilder();
        labels.Set("__name__", name);
        if (count > 1)
            labels.Set("l", number.ToString(CultureInfo.InvariantCulture));
        if (bound is not null)
            labels.Set("le", bound);
        return labels.Build();
    }
}
