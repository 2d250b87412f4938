using System.Buffers;
using System.IO.Compression;
using Instrumentation.OpenMetrics;
using Instrumentation.Prometheus;
using Instrumentation.Protobuf;
using Instrumentation.Rendering;

namespace Instrumentation;

/// <summary>Renders metrics for Prometheus and what reads like it.</summary>
/// <remarks>
/// Safe from any thread. Expositions are rendered one after another, into memory, from a snapshot; recording threads never wait for one, nor does
/// one exposition wait for another's reader. What was rendered from a series' labels is kept, about as many bytes as they have characters.
/// </remarks>
public sealed class PrometheusExporter
{
    private readonly IMetricSource _source;
    private readonly PrometheusExporterOptions _options;
    private readonly MetricSnapshot _snapshot = new();
    private readonly SelfMetrics _self = new();
    private readonly ExpositionPlan _plan;
    private readonly TextRenderer _text;
    private readonly TextRenderer _openMetrics;
    private readonly ProtobufRenderer _protobuf;
    private readonly RenderingTurn _turn = new();
    private int _inFlight;
    private long _refused;

    /// <summary>Creates an exporter.</summary>
    /// <param name="source">The recorder, or anything else that fills snapshots.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public PrometheusExporter(IMetricSource source, PrometheusExporterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _options = options ?? new PrometheusExporterOptions();
        _options.Validate();
        _plan = new ExpositionPlan(_options, new ProtobufLabelEncoder());
        _text = new TextRenderer(new PrometheusTextDialect(), _options.CreatedTimestamps);
        _openMetrics = new TextRenderer(new OpenMetricsDialect(), _options.CreatedTimestamps);
        _protobuf = new ProtobufRenderer(_options.CreatedTimestamps, _options.ClassicBucketsWithNative);
    }

    /// <summary>
    /// How often a metric family was left out of an exposition, because its name was another's of a different type or unit, or was one of the names
    /// that another family's samples have. Also exposed, as <c>instrumentation_exporter_families_dropped_total</c>.
    /// </summary>
    public long FamiliesDropped => _self.FamiliesDropped;

    /// <summary>
    /// How often a series was left out of an exposition, because its labels became those of another series of the same metric. Also exposed, as
    /// <c>instrumentation_exporter_series_dropped_total</c>.
    /// </summary>
    public long SeriesDropped => _self.SeriesDropped;

    /// <summary>How many expositions were refused because as many as <see cref="PrometheusExporterOptions.MaxConcurrentScrapes"/> were under way.</summary>
    public long ScrapesRefused => Volatile.Read(ref _refused);

    /// <summary>Renders all metrics into memory.</summary>
    /// <param name="output">Where to; written to while other expositions wait, so it must be memory, not a network.</param>
    /// <param name="format">The format.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public void Write(IBufferWriter<byte> output, ExpositionFormat format)
    {
        ArgumentNullException.ThrowIfNull(output);
        Check(format);
        _turn.Enter();
        try
        {
            Render(output, format);
        }
        finally
        {
            _turn.Leave();
        }
    }

    /// <summary>Renders all metrics into pooled memory, to be sent at whatever pace the reader has.</summary>
    /// <param name="format">The format.</param>
    /// <param name="compression">The compression.</param>
    /// <param name="cancellationToken">Gives up waiting for other expositions to be rendered.</param>
    /// <returns>The exposition, to be disposed of after it was sent; null when too many are under way, which an HTTP server answers with 503.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format or compression.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<Exposition?> RenderAsync(
        ExpositionFormat format, ExpositionCompression compression = ExpositionCompression.None, CancellationToken cancellationToken = default)
    {
        Check(format);
        if (!Enum.IsDefined(compression))
            throw new ArgumentOutOfRangeException(nameof(compression), compression, "There is no such compression.");
        if (Interlocked.Increment(ref _inFlight) > _options.MaxConcurrentScrapes)
        {
            Interlocked.Decrement(ref _inFlight);
            Interlocked.Increment(ref _refused);
            return null;
        }

        var buffer = new SegmentedBuffer();
        try
        {
            await _turn.EnterAsync(cancellationToken);
            try
            {
                Render(buffer, format);
            }
            finally
            {
                _turn.Leave();
            }

            if (compression == ExpositionCompression.Gzip)
                buffer = await CompressAsync(buffer, cancellationToken);
            return new Exposition(buffer, format, compression, () => Interlocked.Decrement(ref _inFlight));
        }
        catch
        {
            buffer.Dispose();
            Interlocked.Decrement(ref _inFlight);
            throw;
        }
    }

    /// <summary>Renders all metrics and writes them to a stream.</summary>
    /// <param name="output">The stream; it is neither flushed nor closed.</param>
    /// <param name="format">The format.</param>
    /// <param name="compression">The compression.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When everything is written.</returns>
    /// <exception cref="InvalidOperationException">Too many expositions are under way.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task WriteAsync(
        Stream output,
        ExpositionFormat format,
        ExpositionCompression compression = ExpositionCompression.None,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        using Exposition exposition = await RenderAsync(format, compression, cancellationToken)
            ?? throw new InvalidOperationException(
                $"{_options.MaxConcurrentScrapes} expositions are under way already, as many as {nameof(PrometheusExporterOptions.MaxConcurrentScrapes)} allows.");
        await exposition.CopyToAsync(output, cancellationToken);
    }

    private static async ValueTask<SegmentedBuffer> CompressAsync(SegmentedBuffer plain, CancellationToken cancellationToken)
    {
        var compressed = new SegmentedBuffer();
        try
        {
            await using (var gzip = new GZipStream(new SegmentedBufferStream(compressed), CompressionLevel.Fastest))
            {
                foreach (ReadOnlyMemory<byte> segment in plain.Segments)
                    await gzip.WriteAsync(segment, cancellationToken);
            }

            plain.Dispose();
            return compressed;
        }
        catch
        {
            compressed.Dispose();
            throw;
        }
    }

    private static void Check(ExpositionFormat format)
    {
        if (!Enum.IsDefined(format))
            throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format.");
    }

    private void Render(IBufferWriter<byte> output, ExpositionFormat format)
    {
        _source.Collect(_snapshot);
        _plan.Update(_snapshot);
        _self.Count(_plan);
        var sink = new ByteSink(output);
        switch (format)
        {
            case ExpositionFormat.OpenMetrics:
                _openMetrics.Render(ref sink, _plan, _snapshot, _self);
                break;
            case ExpositionFormat.Protobuf:
                _protobuf.Render(ref sink, _plan, _snapshot, _self);
                break;
            default:
                _text.Render(ref sink, _plan, _snapshot, _self);
                break;
        }
    }
}
