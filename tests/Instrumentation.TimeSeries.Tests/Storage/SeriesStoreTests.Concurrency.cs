using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation;

public partial class SeriesStoreTests
{
    [Test]
    public void Readers_see_an_unbroken_run_of_samples_while_they_are_written()
    {
        int ticks = FullSize.Or(200_000, 20_000);
        SeriesStore store = Make(TimeSpan.FromMinutes(30), 2 << 20);
        StoredSeries[] series = [.. Enumerable.Range(0, 4).Select(number => store.GetSeries(SeriesLabels.Of(("id", $"{number}"))))];
        long written = -1;
        Together.Run(3, thread =>
        {
            if (thread == 0)
            {
                try
                {
                    for (int tick = 0; tick < ticks; tick++)
                    {
                        foreach (StoredSeries one in series)
                            store.Append(one, TimeOf(tick), ValueOf(tick), tick / 500 * 500 + 1);
                        Volatile.Write(ref written, tick);
                    }
                }
                finally
                {
                    Volatile.Write(ref written, ticks);
                }

                return;
            }

            var samples = new SampleBuffer();
            var random = new Random(thread);
            while (Volatile.Read(ref written) is var before && before < ticks)
            {
                if (before < 0)
                    continue;
                StoredSeries one = series[random.Next(series.Length)];
                samples.Clear();
                long from = random.Next(2) == 0 ? long.MinValue : TimeOf((int)before - random.Next(100));
                one.Read(from, long.MaxValue, samples);
                RequireUnbroken(samples, (int)before);
            }
        });
        Assert.That(store.Statistics.AppendedTotal, Is.EqualTo(ticks * 4L));
    }

    [Test]
    public void Readers_find_series_while_others_come_and_go()
    {
        int rounds = FullSize.Or(20_000, 2_000);
        SeriesStore store = Make(TimeSpan.FromMinutes(1), 2 << 20);
        store.Append(SeriesLabels.Of(("id", "steady"), ("kind", "s")), Start - (3_000_000 * Second), 0);
        int done = 0;
        Together.Run(3, thread =>
        {
            if (thread == 0)
            {
                try
                {
                    for (int round = 1; round <= rounds; round++)
                    {
                        long time = Start - (3_000_000 * Second) + (round * Second);
                        store.Append(SeriesLabels.Of(("id", "steady"), ("kind", "s")), time, round);
                        store.Append(SeriesLabels.Of(("id", $"{round}"), ("kind", "p")), time, round);
                        store.Append(SeriesLabels.Of(("id", "h"), ("kind", "h")), time, new NativeHistogram { Count = round, Sum = round, PositiveSpans = [new HistogramSpan(round % 5, 1)], PositiveBuckets = [round] });
                    }
                }
                finally
                {
                    Volatile.Write(ref done, 1);
                }

                return;
            }

            var selection = new SeriesSelection([new LabelMatcher("kind", LabelMatchType.Regex, "s|[hx]|zz.*y")], long.MinValue, long.MaxValue);
            var samples = new SampleBuffer();
            while (Volatile.Read(ref done) == 0)
            {
                IReadOnlyList<StoredSeries> found = store.Select(selection);
                if (found.Count(series => series.Labels["id"] == "steady") != 1 || found.Any(series => series.Labels["kind"] == "p"))
                    throw new InvalidOperationException("A series is missing or not wanted.");
                foreach (StoredSeries series in found)
                {
                    samples.Clear();
                    series.Read(long.MinValue, long.MaxValue, samples);
                    for (int index = 1; index < samples.Count; index++)
                    {
                        if (samples.Timestamps[index] != samples.Timestamps[index - 1] + Second || (samples.HasHistograms && samples.Histograms[index]!.Count != samples.Values[index]))
                            throw new InvalidOperationException("A sample is torn or missing.");
                    }
                }
            }
        });
    }

    // Now and then the step is broken, so that every kind of block is written.
    private static long TimeOf(int tick) => Start - (3_000_000 * Second) + (tick * Second) + (tick % 100 == 7 ? 1 : 0);

    private static double ValueOf(int tick) => tick % 64 < 40 ? tick : tick / 3.0;

    private static void RequireUnbroken(SampleBuffer samples, int before)
    {
        int first = (int)((samples.Timestamps[0] - TimeOf(0)) / Second);
        for (int index = 0; index < samples.Count; index++)
        {
            int tick = first + index;
            if (samples.Timestamps[index] != TimeOf(tick) || samples.Values[index] != ValueOf(tick) || samples.StartTimes[index] != (tick / 500 * 500) + 1)
                throw new InvalidOperationException($"Sample {tick} is torn or missing.");
        }

        if (first + samples.Count <= before)
            throw new InvalidOperationException($"Sample {before} was written before and is missing.");
    }
}
