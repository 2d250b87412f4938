using System.Buffers;
using System.IO.Compression;
using System.Text;
using Instrumentation.Exporters.Tests.Formats;

namespace Instrumentation.Exporters.Tests.Prometheus;

[NonParallelizable]
public sealed class PrometheusExporterTests
{
    private const int Series = 10_000;

    // What a scrape may allocate. Rendering needs nothing of it; the rest is left to what the runtime does now and then on the same thread.
    private const int AllowedBytes = 1_024;

    [TestCase(ExpositionFormat.PrometheusText)]
    [TestCase(ExpositionFormat.OpenMetrics)]
    [TestCase(ExpositionFormat.Protobuf)]
    public void Ten_thousand_series_cost_no_memory_after_two_expositions(ExpositionFormat format)
    {
        using StreamingMetrics metrics = ManyCounters();
        var exporter = new PrometheusExporter(metrics);
        var output = new ArrayBufferWriter<byte>();
        for (int i = 0; i < 2; i++)
            Write(exporter, output, format);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Write(exporter, output, format);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThanOrEqualTo(AllowedBytes));
    }

    [Test]
    public void The_first_exposition_keeps_at_most_250_bytes_a_series()
    {
        using StreamingMetrics metrics = ManyCounters();
        var exporter = new PrometheusExporter(metrics);
        var output = new ArrayBufferWriter<byte>(4_000_000);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Write(exporter, output, ExpositionFormat.PrometheusText);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(exporter);
        GC.KeepAlive(output);
        Assert.That((after - before) / (double)Series, Is.LessThanOrEqualTo(250));
    }

    [Test]
    public void Every_total_of_ten_thousand_is_the_one_that_was_recorded()
    {
        using StreamingMetrics metrics = ManyCounters();
        ParsedFamily family = TextParser.Parse(Expose.Text(metrics)).Single(family => family.Name == "events_processed_total");
        Assert.That(family.Samples.Select(sample => sample.Value).Order(), Is.EqualTo(Enumerable.Range(0, Series).Select(i => 1_000.0 + i)));
    }

    [Test]
    public async Task A_rendered_exposition_is_what_is_written()
    {
        FixedSource source = Samples.EveryKind();
        var exporter = new PrometheusExporter(source);
        using Exposition exposition = (await exporter.RenderAsync(ExpositionFormat.OpenMetrics))!;
        var copy = new MemoryStream();
        await exposition.CopyToAsync(copy);
        Assert.That(Encoding.UTF8.GetString(copy.ToArray()), Is.EqualTo(Expose.OpenMetrics(source)));
        Assert.That((exposition.Length, exposition.Format, exposition.Compression), Is.EqualTo((copy.Length, ExpositionFormat.OpenMetrics, ExpositionCompression.None)));
    }

    [Test]
    public async Task A_large_exposition_survives_compression()
    {
        using StreamingMetrics metrics = ManyCounters();
        var exporter = new PrometheusExporter(metrics, new PrometheusExporterOptions { TargetInfo = false });
        var compressed = new MemoryStream();
        await exporter.WriteAsync(compressed, ExpositionFormat.PrometheusText, ExpositionCompression.Gzip);
        compressed.Position = 0;
        using var reader = new StreamReader(new GZipStream(compressed, CompressionMode.Decompress));
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo(Expose.Write(exporter, ExpositionFormat.PrometheusText)));
    }

    [Test]
    public async Task Expositions_above_the_cap_are_refused_and_counted()
    {
        var exporter = new PrometheusExporter(new FixedSource(), new PrometheusExporterOptions { MaxConcurrentScrapes = 2 });
        Exposition first = (await exporter.RenderAsync(ExpositionFormat.PrometheusText))!;
        using Exposition second = (await exporter.RenderAsync(ExpositionFormat.PrometheusText))!;
        Assert.That(await exporter.RenderAsync(ExpositionFormat.PrometheusText), Is.Null);
        Assert.That(async () => await exporter.WriteAsync(Stream.Null, ExpositionFormat.PrometheusText), Throws.InvalidOperationException);
        Assert.That(exporter.ScrapesRefused, Is.EqualTo(2));
        first.Dispose();
        first.Dispose();
        using Exposition? third = await exporter.RenderAsync(ExpositionFormat.PrometheusText);
        Assert.That(third, Is.Not.Null);
        Assert.That(async () => await first.CopyToAsync(Stream.Null), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_source_that_throws_takes_no_place()
    {
        var source = new ThrowingSource();
        var exporter = new PrometheusExporter(source, new PrometheusExporterOptions { MaxConcurrentScrapes = 1 });
        Assert.That(async () => await exporter.RenderAsync(ExpositionFormat.PrometheusText), Throws.InstanceOf<NotSupportedException>());
        source.Throws = false;
        using Exposition? exposition = await exporter.RenderAsync(ExpositionFormat.PrometheusText);
        Assert.That(exposition, Is.Not.Null);
    }

    [Test]
    public async Task Who_waits_for_its_turn_can_give_up()
    {
        var source = new BlockingSource();
        var exporter = new PrometheusExporter(source);
        Task<Exposition?> first = Task.Run(async () => await exporter.RenderAsync(ExpositionFormat.PrometheusText));
        source.Entered.Wait(TimeSpan.FromSeconds(20));
        using var cancelled = new CancellationTokenSource();
        Task<Exposition?> second = exporter.RenderAsync(ExpositionFormat.PrometheusText, cancellationToken: cancelled.Token).AsTask();
        await cancelled.CancelAsync();
        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        source.Release.Set();
        using Exposition? exposition = await first;
        Assert.That(exposition, Is.Not.Null);
    }

    [Test]
    public async Task Formats_rendered_at_once_do_not_disturb_each_other()
    {
        FixedSource source = Samples.EveryKind();
        var exporter = new PrometheusExporter(source);
        Dictionary<ExpositionFormat, byte[]> expected = Enum.GetValues<ExpositionFormat>().ToDictionary(format => format, format => Expose.Bytes(new PrometheusExporter(source), format));
        await Parallel.ForEachAsync(Enumerable.Range(0, 300), async (number, cancellationToken) =>
        {
            var format = (ExpositionFormat)(number % 3);
            var output = new MemoryStream();
            await exporter.WriteAsync(output, format, cancellationToken: cancellationToken);
            Assert.That(output.ToArray(), Is.EqualTo(expected[format]));
        });
    }

    [Test]
    public void What_is_no_format_or_compression_is_refused()
    {
        var exporter = new PrometheusExporter(new FixedSource());
        Assert.That(() => exporter.Write(new ArrayBufferWriter<byte>(), (ExpositionFormat)9), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(async () => await exporter.RenderAsync(default, (ExpositionCompression)9), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new PrometheusExporter(null!), Throws.ArgumentNullException);
    }

    private static void Write(PrometheusExporter exporter, ArrayBufferWriter<byte> output, ExpositionFormat format)
    {
        output.ResetWrittenCount();
        exporter.Write(output, format);
    }

    private static StreamingMetrics ManyCounters()
    {
        StreamingMetrics metrics = StreamingMetrics.Create(new StreamingMetricsOptions { CardinalityLimit = Series, PublishToMeters = false });
        string[] names = [.. Enumerable.Range(0, 100).Select(i => $"name-{i}")];
        for (int i = 0; i < Series; i++)
            metrics.IncrementCounter("events_processed_total", 1_000 + i, ("topic", names[i / 100]), ("partition", names[i % 100]), ("status", "success"));
        return metrics;
    }

    private sealed class ThrowingSource : IMetricSource
    {
        internal bool Throws { get; set; } = true;

        public void Collect(MetricSnapshot snapshot)
        {
            if (Throws)
                throw new NotSupportedException();
        }
    }

    private sealed class BlockingSource : IMetricSource
    {
        internal ManualResetEventSlim Entered { get; } = new();

        internal ManualResetEventSlim Release { get; } = new();

        public void Collect(MetricSnapshot snapshot)
        {
            Entered.Set();
            Release.Wait(TimeSpan.FromSeconds(20));
        }
    }
}
