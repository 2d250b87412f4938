using Instrumentation.Chunks;
using Instrumentation.Index;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation;

/// <summary>
/// Keeps labelled series in memory: compressed, found by their labels, bounded in time and bytes. Every sample that is not kept is counted in
/// <see cref="Statistics"/>.
/// </summary>
/// <remarks>
/// Safe from any thread. Writers take turns; readers take no lock while they read samples, and share a short one with the appearing and disappearing of
/// series while they search. Samples of a series are appended in the order of their times.
/// </remarks>
public sealed partial class SeriesStore : ISeriesSource, IMetricMetadataSource
{
    private readonly Lock _gate = new();
    private readonly LabelIndex _index = new();
    private readonly SeriesTable _table = new();
    private readonly ByteWriter _writer = new();
    private readonly Dictionary<string, MetricMetadata> _metadata = new(StringComparer.Ordinal);
    private readonly StoreCounters _counters = new();
    private readonly TimeProvider _timeProvider;
    private readonly long _maxBytes;
    private readonly long _retentionMs;
    private readonly long _maxFutureMs;

    // The longest time of a chunk.
    private readonly long _chunkMs;

    /// <summary>Makes an empty store.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public SeriesStore(SeriesStoreOptions? options = null)
    {
        options ??= new SeriesStoreOptions();
        SeriesStoreOptionsValidator.Validate(options);
        _timeProvider = options.TimeProvider;
        _maxBytes = options.MaxBytes;
        _retentionMs = (long)options.Retention.TotalMilliseconds;
        _maxFutureMs = (long)options.MaxFuture.TotalMilliseconds;
        _chunkMs = _retentionMs / SeriesStoreConstants.ChunksPerRetention;
    }

    /// <summary>What the store holds and did, at one moment.</summary>
    public SeriesStoreStatistics Statistics
    {
        get
        {
            lock (_gate)
            {
                return _counters.Totals() with
                {
                    Series = _table.Count,
                    Samples = _samples,
                    NewestUnixMs = _newest == long.MinValue ? null : _newest,
                    LabelBytes = _index.LabelBytes + _metadataBytes,
                    IndexBytes = _index.IndexBytes + _table.Size,
                    HeadBytes = HeadBytes,
                    ChunkBytes = _chunkBytes,
                };
            }
        }
    }

    /// <summary>Gives the handle of a series, which is in the store from its first sample on.</summary>
    /// <param name="labels">The series' labels.</param>
    /// <returns>The handle, valid for good.</returns>
    public StoredSeries GetSeries(SeriesLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        lock (_gate)
            return _table.Find(labels) ?? new StoredSeries(this, labels);
    }

    /// <summary>Says what is known of a metric family, in place of what was said of it before.</summary>
    /// <param name="metadata">What is known.</param>
    /// <returns>False when memory is used up, so that nothing was kept.</returns>
    public bool SetMetadata(MetricMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentException.ThrowIfNullOrEmpty(metadata.Family, nameof(metadata));
        lock (_gate)
        {
            MetricMetadata? before = _metadata.GetValueOrDefault(metadata.Family);
            if (before == metadata)
                return true;
            long bytes = SizeOf(metadata) - (before is null ? 0 : SizeOf(before));
            if (SeriesBytes + bytes > SeriesLimit || !TryReserve(bytes))
                return false;
            _metadata[metadata.Family] = metadata;
            _metadataBytes += bytes;
            _log?.Add(metadata);
            return true;
        }
    }

    /// <summary>Tells what is known of a metric family.</summary>
    /// <param name="family">The family's name.</param>
    /// <returns>What was said last; null when nothing was.</returns>
    public MetricMetadata? Metadata(string family)
    {
        ArgumentNullException.ThrowIfNull(family);
        lock (_gate)
            return _metadata.GetValueOrDefault(family);
    }

    /// <summary>Lists the metric families that something is known of.</summary>
    /// <returns>What is known, ordered by the families' names.</returns>
    public IReadOnlyList<MetricMetadata> ReadMetadata()
    {
        lock (_gate)
            return [.. _metadata.Values.OrderBy(entry => entry.Family, StringComparer.Ordinal)];
    }
}
