namespace Instrumentation.Recording;

/// <summary>Idle series are forgotten and come back while threads record to them by name and by handle.</summary>
public sealed class ForgettingUnderLoadTests
{
    private const int Threads = 32;
    private const int SeriesCount = 8;

    // Snapshots for which the same half of the series rests: the first may see a last change, the second finds them unchanged and forgets them.
    private const int SnapshotsPerPhase = 3;

    // Every so many operations pay no heed to that, so that some meet a series between being found idle and being forgotten.
    private const int Stragglers = 61;

    // Their sums are exact in binary.
    private static readonly double[] Values = [-2, 0, 0.5, 2, 1000];

    private static readonly string[] Names = [.. Enumerable.Range(0, SeriesCount).Select(number => $"s{number}")];

    private readonly long[,,] _recorded = new long[Threads, SeriesCount, Values.Length];
    private long _snapshots;
    private bool _stop;

    [Test]
    public void What_was_recorded_is_what_was_forgotten_and_what_lives()
    {
        var clock = new FakeClock();
        var options = new StreamingMetricsOptions { TimeProvider = clock, ForgetIdleSeriesAfter = TimeSpan.FromMinutes(1) };
        options.Instruments["h"] = new InstrumentOptions { Boundaries = [1] };
        options.Instruments["e"] = new InstrumentOptions { Layout = HistogramLayout.Exponential };
        using var metrics = StreamingMetrics.Create(options);
        var finals = new Finals(Names);
        metrics.OnForgotten = finals.Add;
        int lives = FullSize.Or(10_000, 300);
        var forgetter = new Thread(() =>
        {
            var snapshot = new MetricSnapshot();
            while (finals.FewestLives < lives)
            {
                clock.Advance(TimeSpan.FromMinutes(1));
                metrics.Collect(snapshot);
                if (Interlocked.Increment(ref _snapshots) % 1_000 == 0)
                    GC.Collect();
            }

            Volatile.Write(ref _stop, true);
        });
        forgetter.Start();
        Together.Run(Threads, thread => Record(metrics, thread));
        forgetter.Join();

        MetricSnapshot last = metrics.Snapshot();
        Assert.Multiple(() =>
        {
            Assert.That(metrics.RejectedMeasurements, Is.Zero);
            for (int index = 0; index < SeriesCount; index++)
                AssertAllIsThere(last, finals, index);
        });
    }

    private void AssertAllIsThere(MetricSnapshot last, Finals finals, int index)
    {
        string name = Names[index];
        long[] recorded = [.. Values.Select((_, value) => Enumerable.Range(0, Threads).Sum(thread => _recorded[thread, index, value]))];
        double sum = Values.Zip(recorded, (value, count) => value * count).Sum();
        double live = last.Series("c_total", ("s", name))?.Value ?? 0;
        Assert.That(finals.Counted(name) + live, Is.EqualTo(recorded.Sum()), name);

        HistogramPoint? point = last.Series("h", ("s", name))?.Histogram;
        (double forgottenSum, long[] buckets) = finals.Explicit(name);
        Assert.That(forgottenSum + (point?.Sum ?? 0), Is.EqualTo(sum), name);
        Assert.That(buckets[0] + (point?.BucketCounts[0] ?? 0), Is.EqualTo(recorded[0] + recorded[1] + recorded[2]), name);
        Assert.That(buckets[1] + (point?.BucketCounts[1] ?? 0), Is.EqualTo(recorded[3] + recorded[4]), name);

        ExponentialTotals exponential = finals.Exponential(name);
        if (last.Series("e", ("s", name))?.Histogram is { } alive)
            exponential.Add(alive);
        Assert.That(exponential.Sum, Is.EqualTo(sum), name);
        Assert.That(exponential.Zero, Is.EqualTo(recorded[1]), name);
        Assert.That(exponential.Positive, Is.EquivalentTo(exponential.Expected((0.5, recorded[2]), (2, recorded[3]), (1000, recorded[4]))), name);
        Assert.That(exponential.Negative, Is.EquivalentTo(exponential.Expected((2, recorded[0]))), name);
    }

    private void Record(StreamingMetrics metrics, int thread)
    {
        int own = thread % SeriesCount;
        CounterSeries counter = metrics.CreateCounter("c_total").WithTags(("s", Names[own]));
        HistogramSeries histogram = metrics.CreateHistogram("h").WithTags(("s", Names[own]));
        HistogramSeries exponential = metrics.CreateHistogram("e").WithTags(("s", Names[own]));
        for (int operation = 0; !Volatile.Read(ref _stop); operation++)
        {
            int index = operation % 3 == 0 ? own : operation % SeriesCount;
            if (operation % Stragglers != 0 && Rests(index))
            {
                Thread.Yield();
                continue;
            }

            double value = Values[operation % Values.Length];
            if (operation % 3 == 0)
            {
                counter.Add(1);
                histogram.Record(value);
                exponential.Record(value);
            }
            else
            {
                string name = operation % 3 == 1 ? Names[index] : new string(Names[index]);
                metrics.IncrementCounter("c_total", operation % 2 == 0 ? 1L : 1.0, ("s", name));
                metrics.RecordHistogram("h", value, ("s", name));
                metrics.RecordHistogram("e", value, ("s", name));
            }

            _recorded[thread, index, operation % Values.Length]++;
        }
    }

    private bool Rests(int index) => (index + (Volatile.Read(ref _snapshots) / SnapshotsPerPhase)) % 2 == 0;

    // What was told of forgotten series, on the one thread that forgets.
    private sealed class Finals(IEnumerable<string> names)
    {
        private readonly Dictionary<string, (long Lives, double Sum)> _counters = ForEach(names, static () => (0L, 0.0));
        private readonly Dictionary<string, (double Sum, long[] Buckets)> _explicit = ForEach(names, static () => (0.0, new long[2]));
        private readonly Dictionary<string, ExponentialTotals> _exponential = ForEach(names, static () => new ExponentialTotals());

        public long FewestLives { get; private set; }

        public double Counted(string name) => _counters[name].Sum;

        public (double Sum, long[] Buckets) Explicit(string name) => _explicit[name];

        public ExponentialTotals Exponential(string name) => _exponential[name];

        public void Add(Series series, SeriesTotals final)
        {
            if (series.Labels.Find("s") is not { } name)
                return;
            switch (series.Name)
            {
                case "c_total":
                    _counters[name] = (_counters[name].Lives + 1, _counters[name].Sum + final.Whole + final.Fraction);
                    FewestLives = _counters.Values.Min(counter => counter.Lives);
                    break;
                case "h":
                    (double sum, long[] buckets) = _explicit[name];
                    _explicit[name] = (sum + final.Fraction, [buckets[0] + final.Buckets[0], buckets[1] + final.Buckets[1]]);
                    break;
                default:
                    _exponential[name].Add(final);
                    break;
            }
        }

        private static Dictionary<string, T> ForEach<T>(IEnumerable<string> names, Func<T> create) =>
            names.ToDictionary(name => name, _ => create(), StringComparer.Ordinal);
    }

    // Counts by index at the coarsest scale that any of its parts has.
    private sealed class ExponentialTotals
    {
        private int _scale = ExponentialIndex.FinestScale;

        public double Sum { get; private set; }

        public long Zero { get; private set; }

        public Dictionary<int, long> Positive { get; private set; } = [];

        public Dictionary<int, long> Negative { get; private set; } = [];

        public void Add(SeriesTotals final)
        {
            Sum += final.Fraction;
            Zero += final.Zero;
            Lower(Math.Min(final.Positive!.Scale, final.Negative!.Scale));
            Add(Positive, final.Positive.Scale, final.Positive.Offset, final.Positive.Counts);
            Add(Negative, final.Negative.Scale, final.Negative.Offset, final.Negative.Counts);
        }

        public void Add(HistogramPoint point)
        {
            Sum += point.Sum;
            Zero += point.ZeroCount;
            Lower(point.Scale);
            Add(Positive, point.Scale, point.PositiveOffset, point.BucketCounts);
            Add(Negative, point.Scale, point.NegativeOffset, point.NegativeCounts);
        }

        public Dictionary<int, long> Expected(params (double Value, long Count)[] values) =>
            values.ToDictionary(value => ExponentialIndex.AtFinest(value.Value) >> (ExponentialIndex.FinestScale - _scale), value => value.Count);

        private void Lower(int scale)
        {
            if (scale >= _scale)
                return;
            Positive = Coarser(Positive, scale);
            Negative = Coarser(Negative, scale);
            _scale = scale;
        }

        private void Add(Dictionary<int, long> totals, int scale, int offset, ReadOnlySpan<long> counts)
        {
            for (int position = 0; position < counts.Length; position++)
            {
                int index = (offset + position) >> (scale - _scale);
                if (counts[position] != 0)
                    totals[index] = totals.GetValueOrDefault(index) + counts[position];
            }
        }

        private Dictionary<int, long> Coarser(Dictionary<int, long> totals, int scale) => totals
            .GroupBy(bucket => bucket.Key >> (_scale - scale), bucket => bucket.Value)
            .ToDictionary(bucket => bucket.Key, bucket => bucket.Sum());
    }
}
