using Instrumentation.Benchmarks.Ratios;
using Instrumentation.Catalogue;
using Instrumentation.Storage;

namespace Instrumentation.Benchmarks.Stores;

/// <summary>The series that the recorder of a streaming application gives: counters, gauges and histograms by topic and partition, as the cycle stores them.</summary>
internal static class RecorderSeries
{
    public static Task<IReadOnlyList<RatioRow>> MeasureAsync(int samples) => Task.Run(() => Measure(samples));

    private static IReadOnlyList<RatioRow> Measure(int samples)
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        using var events = new EventMetrics(metrics);
        var kafka = new KafkaMetrics(metrics);
        var inference = new InferenceMetrics(metrics);
        var store = new SeriesStore(new SeriesStoreOptions { MaxBytes = 1L << 30, Retention = TimeSpan.FromDays(1) });
        var writer = new SnapshotWriter(store, new PrometheusExporterOptions(), addsResource: true);
        var random = new Random(13);
        var snapshot = new MetricSnapshot();
        for (int tick = 0; tick < samples; tick++)
        {
            for (int number = random.Next(40); number > 0; number--)
                Record(events, kafka, inference, random);
            metrics.Collect(snapshot);
            writer.Write(snapshot, 1_600_000_000_000 + (tick * 10_000L));
        }

        SeriesStoreStatistics held = store.Statistics;
        double bytes = held.ChunkBytes / (double)held.Samples;
        double index = (held.IndexBytes + held.LabelBytes) / (double)held.Series;
        return
        [
            new RatioRow($"{held.Series} series of a recorder, chunks", "B a sample", bytes, "a time and a number", 16, bytes / 16, 2.0 / 16, 0, 1, 0),
            new RatioRow($"{held.Series} series of a recorder, labels and index", "B a series", index, "", 1, index, null, 0, 1, 0),
        ];
    }

    private static void Record(EventMetrics events, KafkaMetrics kafka, InferenceMetrics inference, Random random)
    {
        string topic = random.Next(3) switch { 0 => "orders", 1 => "parcels", _ => "returns" };
        int partition = random.Next(4);
        TimeSpan duration = TimeSpan.FromMilliseconds(Math.Exp(random.NextDouble() * 5));
        events.EventProcessed(topic, partition, "windowing", duration);
        kafka.MessageConsumed(topic, "group");
        kafka.ConsumerLag(topic, partition, "group", random.Next(100));
        if (random.Next(20) == 0)
            inference.Predicted("model", duration, random.Next(1, 30));
        if (random.Next(50) == 0)
            events.EventFailed(topic, partition);
    }
}
