using FsCheck;
using FsCheck.Fluent;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation;

public partial class SeriesStoreTests
{
    private static readonly SeriesLabels[] Sets =
    [
        SeriesLabels.Of(("__name__", "a"), ("job", "x")),
        SeriesLabels.Of(("__name__", "a"), ("job", "y")),
        SeriesLabels.Of(("__name__", "a"), ("job", "y"), ("instance", "1")),
        SeriesLabels.Of(("__name__", "b"), ("instance", "1")),
        SeriesLabels.Of(("__name__", "b"), ("instance", "22")),
        SeriesLabels.Empty,
    ];

    private static Gen<LabelMatcher> Matchers =>
        from name in Gen.Elements("__name__", "job", "instance", "nothing")
        from type in Gen.Elements(Enum.GetValues<LabelMatchType>())
        from value in Gen.Elements("", "a", "x", "y", "1", "22", "x|y", ".*", ".+", "a|", "[0-9]+", "(1|x).*", "y?", "z")
        select new LabelMatcher(name, type, value);

    private static Gen<(int Series, long Step, double Value, long Start)> Appends =>
        from series in Gen.Choose(0, Sets.Length - 1)
        from step in Gen.Frequency((10, Gen.Constant(1_000L)), (3, Gen.Constant(0L)), (1, Gen.Constant(-1_500L)), (1, Gen.Constant(7_001L)), (1, Gen.Constant(45_000L)))
        from value in Gen.Frequency((8, Gen.Choose(0, 9).Select(number => (double)number)), (1, Gen.Elements(StaleMarker.Value, -0.0, 0.1, 1.0 / 3)))
        from start in Gen.Frequency((9, Gen.Constant(500L)), (1, Gen.Constant(0L)))
        select (series, step, value, start);

    // Clusters of appends to one series, so that blocks and chunks fill up.
    private static Gen<(int Series, long Step, double Value, long Start)[]> Histories =>
        Gen.OneOf(Appends.ArrayOf(), Appends.ArrayOf().Select(appends => appends.Select(append => append with { Series = append.Series / 4 }).ToArray()));

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property A_store_answers_as_a_plain_list_of_samples_would() => Prop.ForAll(
        Histories.Resize(FullSize.Or(2_000, 500)).ToArbitrary(), Matchers.ArrayOf().Resize(4).ToArbitrary(), Gen.Choose(0, 100).Two().ToArbitrary(), (appends, matchers, range) =>
        {
            var store = new SeriesStore(new SeriesStoreOptions { Retention = TimeSpan.FromMinutes(1) });
            var naive = new NaiveStore(60_000);
            var handles = Sets.Select(store.GetSeries).ToArray();
            long time = 1_000_000;
            foreach ((int series, long step, double value, long start) in appends)
            {
                time += step;
                AppendResult expected = naive.Append(Sets[series], time, value, start);
                AppendResult result = start == 0 ? store.Append(Sets[series], time, value, start) : store.Append(handles[series], time, value, start);
                if (result != expected)
                    return false;
            }

            long from = 1_000_000 + ((time - 1_000_000) * Math.Min(range.Item1, range.Item2) / 100);
            long to = 1_000_000 + ((time - 1_000_000) * Math.Max(range.Item1, range.Item2) / 100);
            return IsSame(store, naive, matchers, from, to) && IsSame(store, naive, matchers, long.MinValue, long.MaxValue) && AreNamesSame(store, naive, matchers, from, to);
        });

    private static bool IsSame(SeriesStore store, NaiveStore naive, LabelMatcher[] matchers, long from, long to)
    {
        Dictionary<SeriesLabels, string> expected = naive.Select(matchers, from, to);
        Dictionary<SeriesLabels, string> found = store.Select(new SeriesSelection(matchers, from, to)).ToDictionary(series => series.Labels, series => Read(series, from, to));
        return found.Where(entry => entry.Value.Length > 0).OrderBy(entry => entry.Key).SequenceEqual(expected.OrderBy(entry => entry.Key));
    }

    // Names and values may come from series whose samples lie around the range, never from others.
    private static bool AreNamesSame(SeriesStore store, NaiveStore naive, LabelMatcher[] matchers, long from, long to)
    {
        var selection = new SeriesSelection(matchers, from, to);
        string[] least = [.. naive.Select(matchers, from, to).Keys.SelectMany(labels => labels.Select(label => label.Name)).Distinct(StringComparer.Ordinal)];
        string[] most = [.. Sets.Where(labels => matchers.All(matcher => matcher.Matches(labels[matcher.Name]))).SelectMany(labels => labels.Select(label => label.Name)).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<string> names = store.LabelNames(selection);
        return least.All(names.Contains) && names.All(most.Contains) && names.SequenceEqual(names.Order(StringComparer.Ordinal))
            && names.All(name => store.LabelValues(name, selection) is { Count: > 0 } values && values.All(value => Sets.Any(labels => labels[name] == value)));
    }

    private static string Read(StoredSeries series, long from, long to)
    {
        var samples = new SampleBuffer();
        series.Read(from, to, samples);
        return NaiveStore.Text(Enumerable.Range(0, samples.Count).Select(index => (samples.Timestamps[index], samples.Values[index], samples.HasStartTimes ? samples.StartTimes[index] : 0)));
    }
}
