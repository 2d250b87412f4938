using Instrumentation.Chunks;
using Instrumentation.Reading;
using Instrumentation.Retention;

namespace Instrumentation;

/// <content>Keeping within the memory.</content>
public sealed partial class SeriesStore
{
    private const int MetadataObjectBytes = 48;
    private const int DictionaryEntryBytes = 64;

    private long _chunkBytes;
    private long _metadataBytes;

    // Looking for chunks to drop is in vain until something was compressed, looking for idle series until time went on.
    private long _compressions;
    private long? _chunksInVainAt;
    private long? _seriesInVainAt;

    // The latest time of a sample that came, stored or not.
    private long _latest = long.MinValue;

    private long HeadBytes => _table.Count * (long)(SeriesStoreConstants.SeriesObjectBytes + FloatHead.FullSize);

    private long SeriesBytes => _index.LabelBytes + _index.IndexBytes + _table.Size + _metadataBytes + HeadBytes;

    private long SeriesLimit => _maxBytes / 4 * SeriesStoreConstants.SeriesQuarters;

    private static long SizeOf(MetricMetadata metadata) =>
        MetadataObjectBytes + DictionaryEntryBytes + HeapSize.OfString(metadata.Family) + HeapSize.OfString(metadata.Unit) + HeapSize.OfString(metadata.Help);

    // Makes room; false when nothing older can be dropped.
    private bool TryReserve(long bytes)
    {
        if (SeriesBytes + _chunkBytes + bytes <= _maxBytes)
            return true;
        Evict(SeriesBytes + _chunkBytes + bytes - _maxBytes, seriesOnly: false);
        return SeriesBytes + _chunkBytes + bytes <= _maxBytes;
    }

    private bool TryList(StoredSeries series)
    {
        long cost = _index.CostOf(series.Labels) + _table.NextGrowth + SeriesStoreConstants.SeriesObjectBytes + FloatHead.FullSize;
        if (SeriesBytes + cost > SeriesLimit)
            Evict(SeriesBytes + cost - SeriesLimit, seriesOnly: true);
        if (SeriesBytes + cost > SeriesLimit || !TryReserve(cost))
        {
            _counters.RefusedSeries++;
            return false;
        }

        _index.Add(series);
        _table.Add(series);
        series.IsListed = true;
        series.Successor = null;
        return true;
    }

    private void Charge(StoredSeries series)
    {
        long bytes = series.ChunkBytes;
        if (bytes == series.ChargedBytes)
            return;
        _compressions++;
        _chunkBytes += bytes - series.ChargedBytes;
        series.ChargedBytes = bytes;
    }

    // Drops the oldest chunks, and series without samples of late, until enough is freed and some more.
    private void Evict(long needed, bool seriesOnly)
    {
        if (seriesOnly ? _latest - _seriesInVainAt < SeriesStoreConstants.IdleMs / 5 : _compressions == _chunksInVainAt)
            return;
        long target = needed + (_maxBytes / SeriesStoreConstants.EvictionShare);
        var pieces = new List<(long LastTime, long Bytes)>();
        foreach (StoredSeries series in _table.All)
            AddPieces(pieces, series, seriesOnly);
        pieces.Sort();
        long freed = 0;
        int count = 0;
        while (count < pieces.Count && freed < target)
            freed += pieces[count++].Bytes;
        if (count > 0)
            DropUpTo(pieces[count - 1].LastTime, seriesOnly);
        if (freed >= needed)
            return;
        if (seriesOnly)
            _seriesInVainAt = _latest;
        else
            _chunksInVainAt = _compressions;
    }

    private bool IsIdle(StoredSeries series) =>
        series != _current && series.LastTime < Math.Max(_latest, long.MinValue + SeriesStoreConstants.IdleMs) - SeriesStoreConstants.IdleMs;

    private void AddPieces(List<(long LastTime, long Bytes)> pieces, StoredSeries series, bool seriesOnly)
    {
        if (IsIdle(series))
            pieces.Add((series.LastTime, SeriesStoreConstants.SeriesObjectBytes + FloatHead.FullSize + (seriesOnly ? series.ChargedBytes : 0)));
        if (seriesOnly)
            return;
        foreach (byte[] chunk in series.Closed)
            pieces.Add((Chunk.LastTime(chunk), Chunk.Size(chunk)));
        if (series.Head is { ChunkCount: > 0 } head)
            pieces.Add((head.ChunkLastTime, head.ChunkSize));
    }

    private void DropUpTo(long time, bool seriesOnly)
    {
        var gone = new HashSet<StoredSeries>();
        foreach (StoredSeries series in _table.All)
        {
            if (IsIdle(series) && series.LastTime <= time)
                gone.Add(series);
            else if (!seriesOnly)
                DropChunks(series, time);
        }

        _counters.Evicted += Unlist(gone);
    }

    private void DropChunks(StoredSeries series, long time)
    {
        bool dropsHead = series.Head is { ChunkCount: > 0 } head && head.ChunkLastTime <= time;
        if (!dropsHead && (series.Closed.Length == 0 || Chunk.LastTime(series.Closed[0]) > time))
            return;
        series.BeginChange();
        long samples = series.RemoveClosedBefore(time + 1);
        if (dropsHead)
        {
            samples += series.Head!.ChunkCount;
            if (series.Head is FloatHead numbers)
                numbers.TakeChunk();
            else
                series.SetHead(null);
        }

        series.EndChange();
        _samples -= samples;
        _counters.Evicted += samples;
        Charge(series);
    }

    // Takes series out of the store; returns how many samples they had.
    private long Unlist(HashSet<StoredSeries> gone)
    {
        if (gone.Count == 0)
            return 0;
        long samples = 0;
        _index.Remove(gone);
        foreach (StoredSeries series in gone)
        {
            _table.Remove(series);
            series.BeginChange();
            samples += series.RemoveAll();
            series.IsListed = false;
            series.LogId = 0;
            series.EndChange();
            Charge(series);
        }

        _samples -= samples;
        return samples;
    }
}
