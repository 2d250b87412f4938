namespace Instrumentation.Exporters.Tests.Formats;

/// <summary>A metric source that always gives the same snapshot, of whatever a test puts into it.</summary>
internal sealed class FixedSource : IMetricSource
{
    internal const long StartUnixMs = 1_767_225_600_123;

    private readonly List<(InstrumentInfo Instrument, List<Action<MetricFamily>> Series)> _families = [];

    internal ResourceInfo Resource { get; set; } = ResourceInfo.Empty;

    internal static DateTimeOffset Time { get; } = DateTimeOffset.FromUnixTimeMilliseconds(StartUnixMs + 60_000);

    public void Collect(MetricSnapshot snapshot)
    {
        snapshot.Begin(Time, Resource);
        foreach ((InstrumentInfo instrument, List<Action<MetricFamily>> series) in _families)
        {
            if (series.Count == 0)
                continue;
            MetricFamily family = snapshot.Add(instrument, series.Count);
            foreach (Action<MetricFamily> addTo in series)
                addTo(family);
        }
    }

    internal Family Add(InstrumentKind kind, string name, string? unit = null, string? help = null, InstrumentScope? scope = null)
    {
        List<Action<MetricFamily>> series = [];
        _families.Add((new InstrumentInfo(name, kind, unit, help, scope), series));
        return new Family(series);
    }

    internal Family Counter(string name, string? unit = null, string? help = null) => Add(InstrumentKind.Counter, name, unit, help);

    internal Family Gauge(string name, string? unit = null, string? help = null) => Add(InstrumentKind.Gauge, name, unit, help);

    internal Family Histogram(string name, string? unit = null, string? help = null) => Add(InstrumentKind.Histogram, name, unit, help);

    internal sealed class Family(List<Action<MetricFamily>> series)
    {
        internal Family Total(long whole, double fraction, params ReadOnlySpan<Tag> tags) => Point(whole, fraction, null, tags);

        internal Family Total(long whole, params ReadOnlySpan<Tag> tags) => Point(whole, 0, null, tags);

        internal Family Value(double value, params ReadOnlySpan<Tag> tags) => Point(0, value, null, tags);

        internal Family Exemplified(long whole, Exemplar exemplar, params ReadOnlySpan<Tag> tags) =>
            Point(whole, 0, new ExemplarPoint { Value = exemplar }, tags);

        internal Family Explicit(IReadOnlyList<double> boundaries, long[] counts, double sum, Exemplar[] exemplars, params ReadOnlySpan<Tag> tags)
        {
            var point = new HistogramPoint { Layout = HistogramLayout.Explicit, Boundaries = boundaries, Count = counts.Sum(), Sum = sum };
            counts.CopyTo(point.PrepareBuckets(counts.Length));
            Array.ForEach(exemplars, exemplar => point.AddExemplar(in exemplar));
            return Point(0, 0, point, tags);
        }

        internal Family Exponential(Exponential data, params ReadOnlySpan<Tag> tags)
        {
            var point = new HistogramPoint
            {
                Layout = HistogramLayout.Exponential,
                Scale = data.Scale,
                ZeroCount = data.Zero,
                PositiveOffset = data.PositiveOffset,
                NegativeOffset = data.NegativeOffset,
                Count = data.Zero + data.Positive.Sum() + data.Negative.Sum(),
                Sum = data.Sum,
                Min = data.Negative.Length > 0 ? -1 : 0,
            };
            data.Positive.CopyTo(point.PrepareBuckets(data.Positive.Length));
            data.Negative.CopyTo(point.PrepareNegative(data.Negative.Length));
            Array.ForEach(data.Exemplars, exemplar => point.AddExemplar(in exemplar));
            return Point(0, 0, point, tags);
        }

        internal Family Summary(long count, double sum, QuantileValue[] quantiles, params ReadOnlySpan<Tag> tags)
        {
            var point = new SummaryPoint { Count = count, Sum = sum };
            quantiles.CopyTo(point.Prepare(quantiles.Length));
            return Point(0, 0, point, tags);
        }

        private Family Point(long whole, double fraction, object? detail, ReadOnlySpan<Tag> tags)
        {
            // The label set is made once: a series keeps the instance.
            LabelSet labels = LabelSet.From(tags);
            series.Add(family => family.Add(labels, StartUnixMs, whole, fraction, detail));
            return this;
        }

        internal void RemoveAt(int position) => series.RemoveAt(position);
    }

    internal sealed record Exponential
    {
        internal int Scale { get; init; }

        internal long Zero { get; init; }

        internal int PositiveOffset { get; init; }

        internal long[] Positive { get; init; } = [];

        internal int NegativeOffset { get; init; }

        internal long[] Negative { get; init; } = [];

        internal double Sum { get; init; }

        internal Exemplar[] Exemplars { get; init; } = [];
    }
}
