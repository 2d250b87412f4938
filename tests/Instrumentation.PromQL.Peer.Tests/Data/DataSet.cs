using System.Collections.Immutable;
using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.PromqlPeer.Data;

/// <summary>Makes the series that both engines get. No sample lies on a whole second, and every time in a query does, so that none is at the edge of a range.</summary>
internal sealed class DataSet
{
    /// <summary>2020-02-28 22:30 UTC: the data go on over a leap day.</summary>
    public const long StartUnixMs = 1_582_929_000_000;

    /// <summary>How long the data go on.</summary>
    public const long LengthMs = 2 * 3600 * 1000;

    // So regular that the distance of neighbours stays below 1.1 times their mean, from where on rate takes it for a gap.
    private const int MostJitter = 50;

    // So much that the first counter after a gap is far from zero: 2.42 stretches it to its zero in another way.
    private const double CountsOfGap = 500;

    // Each series has a fraction of its own, so that no two are equal: which of equal values topk keeps is another matter in 2.42.
    private const int OwnFractions = 1 << 20;

    private readonly Random _random;
    private readonly MemorySeriesSource _source = new();

    private DataSet(int seed) => _random = new Random(seed);

    public static MemorySeriesSource Make(int seed)
    {
        var data = new DataSet(seed);
        foreach (Metric metric in Catalogue.Metrics)
            data.AddMetric(metric);
        return data.Ordered();
    }

    // Both sources give series in the order of their labels, on which it depends which of equal values topk takes.
    private MemorySeriesSource Ordered()
    {
        var ordered = new MemorySeriesSource();
        foreach (MemorySeries series in _source.Series.OrderBy(static series => series.Labels))
        {
            foreach (MemorySample sample in series.Samples)
            {
                if (sample.Histogram is { } histogram)
                    ordered.Add(series.Labels, sample.TimeUnixMs, histogram);
                else
                    ordered.Add(series.Labels, sample.TimeUnixMs, sample.Number);
            }
        }

        return ordered;
    }

    private void AddMetric(Metric metric)
    {
        // The buckets of one histogram are one scrape's.
        ImmutableSortedSet<string> targetKey = metric.Key.Remove("le");
        foreach (SeriesLabels target in Combinations(metric, [.. targetKey]))
        {
            List<SampleTime> times = Times(metric);
            if (metric.Kind == MetricKind.Bucket)
                AddBuckets(target, times);
            else if (metric.Kind == MetricKind.Native)
                AddNative(target, times);
            else
                AddNumbers(metric, target, times);
        }
    }

    private static IEnumerable<SeriesLabels> Combinations(Metric metric, string[] names)
    {
        IEnumerable<SeriesLabels> sets = [SeriesLabels.Of((LabelNames.MetricName, metric.Name))];
        foreach (string name in names)
            sets = sets.SelectMany(set => Catalogue.Values[name].Select(value => set.With(name, value)));
        foreach (SeriesLabels set in sets)
        {
            SeriesLabels full = metric.Labels.Contains("zone") ? set.With("zone", Catalogue.ZoneOf(set["instance"])) : set;
            yield return metric.Labels.Contains("version") ? full.With("version", Catalogue.VersionOf(full["job"], full["instance"])) : full;
        }
    }

    // A gap is longer than the lookback at times, and opens with a stale marker half of the time.
    private List<SampleTime> Times(Metric metric)
    {
        long interval = metric.IntervalSeconds * 1000L;
        var times = new List<SampleTime>();
        long gapEnd = long.MaxValue;
        for (long nominal = StartUnixMs + _random.NextInt64(interval); nominal < StartUnixMs + LengthMs; nominal += interval)
        {
            long time = nominal + _random.NextInt64(-interval / MostJitter, interval / MostJitter);
            if (time % 1000 == 0)
                time += 7;
            bool isInGap = times.Count > 0 && time < gapEnd;
            if (isInGap)
                continue;
            bool closesGap = gapEnd > 0;
            bool opensGap = _random.Next(120) == 0;
            gapEnd = opensGap ? time + (_random.Next(20, 720) * 1000L) : 0;
            times.Add(new SampleTime(time, closesGap, opensGap && _random.Next(2) == 0));
        }

        return times;
    }

    private void AddNumbers(Metric metric, SeriesLabels labels, List<SampleTime> times)
    {
        double value = First(metric.Kind);
        double own = metric.Kind is MetricKind.Counter or MetricKind.Gauge or MetricKind.Ratio ? _random.Next(OwnFractions) / (16.0 * OwnFractions) : 0;
        foreach ((long time, bool closesGap, bool isStale) in times)
        {
            value = Next(metric.Kind, labels, value) + (closesGap && metric.Kind == MetricKind.Counter ? CountsOfGap : 0);
            _source.Add(labels, time, isStale ? StaleMarker.Value : value + own);
        }
    }

    private double First(MetricKind kind) => kind switch
    {
        MetricKind.Counter => _random.Next(10_000),
        MetricKind.Gauge => _random.Next(-100, 400) / 4.0,
        _ => 0,
    };

    private double Next(MetricKind kind, SeriesLabels labels, double value) => kind switch
    {
        MetricKind.Counter => _random.Next(60) == 0 ? _random.Next(50) : value + (_random.Next(4) == 0 ? 0 : _random.Next(1, 40) / 4.0),
        MetricKind.Gauge => _random.Next(5) == 0 ? value : value + (_random.Next(-32, 33) / 8.0),
        MetricKind.Ratio => _random.Next(-256, 257) / 256.0,
        MetricKind.Edge => Edge(labels["kind"]),
        _ => 1,
    };

    private double Edge(string kind)
    {
        double[] choices = kind switch
        {
            "nan" => [double.NaN],
            "inf" => [double.PositiveInfinity, double.NegativeInfinity],
            "zero" => [0.0, -0.0, 1],
            "huge" => [1e300, -1e300, 1.5e308, 3],
            "tiny" => [1e-300, 3e-200, -2.5e-150],
            _ => [double.NaN, double.PositiveInfinity, 1, 2, -3],
        };
        return choices[_random.Next(choices.Length)];
    }

    private void AddBuckets(SeriesLabels target, List<SampleTime> times)
    {
        string[] bounds = Catalogue.Values["le"];
        double[] counts = new double[bounds.Length];
        foreach ((long time, bool closesGap, bool isStale) in times)
        {
            if (_random.Next(60) == 0)
                Array.Clear(counts);
            for (int bucket = 0; closesGap && bucket < bounds.Length; bucket++)
                counts[bucket] += CountsOfGap * (bucket + 1);
            for (int observation = _random.Next(12); observation > 0; observation--)
            {
                for (int bucket = _random.Next(bounds.Length); bucket < bounds.Length; bucket++)
                    counts[bucket]++;
            }

            for (int bucket = 0; bucket < bounds.Length; bucket++)
                _source.Add(target.With("le", bounds[bucket]), time, isStale ? StaleMarker.Value : counts[bucket]);
        }
    }

    private void AddNative(SeriesLabels labels, List<SampleTime> times)
    {
        double[] counts = new double[6];
        double sum = 0;
        foreach ((long time, _, _) in times)
        {
            for (int bucket = 0; bucket < counts.Length; bucket++)
                counts[bucket] += _random.Next(4);
            sum += _random.Next(100) / 4.0;
            var histogram = new NativeHistogram
            {
                Count = counts.Sum(),
                Sum = sum,
                ZeroThreshold = 0.0625,
                PositiveSpans = [new HistogramSpan(-1, counts.Length)],
                PositiveBuckets = [.. counts],
            };
            _source.Add(labels, time, histogram);
        }
    }

    private readonly record struct SampleTime(long UnixMs, bool ClosesGap, bool IsStale);
}
