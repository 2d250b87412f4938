using Instrumentation.Chunks;

namespace Instrumentation;

/// <content>Retention.</content>
public sealed partial class SeriesStore
{
    private long _horizon = long.MinValue;
    private long _nextSweep = long.MinValue;

    /// <summary>The earliest time that is kept; what is before it is not read any more, even where its chunk is still there.</summary>
    internal long Horizon => Volatile.Read(ref _horizon);

    /// <summary>
    /// Drops what is older than the retention by the clock. Appending does so by the newest sample; this is for a store that nothing is appended to any
    /// more.
    /// </summary>
    public void ApplyRetention()
    {
        lock (_gate)
        {
            MoveHorizon(_timeProvider.GetUtcNow().ToUnixTimeMilliseconds());
            Sweep();
        }
    }

    private void Advance(long newest)
    {
        _newest = newest;
        MoveHorizon(newest);
        if (_horizon < _nextSweep)
            return;
        _nextSweep = _horizon + (_retentionMs / SeriesStoreConstants.SweepsPerRetention);
        Sweep();
    }

    private void MoveHorizon(long now)
    {
        long horizon = now < long.MinValue + _retentionMs ? long.MinValue : now - _retentionMs;
        if (horizon > _horizon)
            Volatile.Write(ref _horizon, horizon);
    }

    private void Sweep()
    {
        var gone = new HashSet<StoredSeries>();
        foreach (StoredSeries series in _table.All)
        {
            if (series.LastTime < _horizon)
                gone.Add(series);
            else
                DropExpired(series);
        }

        _counters.Expired += Unlist(gone);
    }

    private void DropExpired(StoredSeries series)
    {
        bool hasOldHead = series.Head is FloatHead { ChunkCount: > 0 } head && head.ChunkLastTime < _horizon;
        bool hasOldChunk = series.Closed.Length > 0 && Chunk.LastTime(series.Closed[0]) < _horizon;
        if (!hasOldHead && !hasOldChunk)
            return;
        series.BeginChange();
        long samples = series.RemoveClosedBefore(_horizon);
        if (hasOldHead)
        {
            samples += series.Head!.ChunkCount;
            ((FloatHead)series.Head).TakeChunk();
        }

        series.EndChange();
        _samples -= samples;
        _counters.Expired += samples;
        Charge(series);
    }
}
