using Instrumentation.Chunks;

namespace Instrumentation;

/// <content>What a <see cref="SeriesJournal"/> needs.</content>
public sealed partial class SeriesStore
{
    // What is kept of what comes, where a journal keeps it.
    private SampleLog? _log;

    /// <summary>Does something while nobody writes.</summary>
    internal T Exclusively<T>(Func<T> action)
    {
        lock (_gate)
            return action();
    }

    /// <summary>Writes down what comes from now on.</summary>
    /// <param name="log">Where to; null for nowhere.</param>
    internal void LogTo(SampleLog? log)
    {
        lock (_gate)
            _log = log;
    }

    /// <summary>Copies what the store holds.</summary>
    /// <param name="log">What gives the series their numbers.</param>
    internal SeriesCheckpoint Capture(SampleLog log)
    {
        lock (_gate)
            return new SeriesCheckpoint([.. _table.All.Select(series => CapturedSeries.Of(series, log.Number(series)))], [.. _metadata.Values]);
    }

    /// <summary>Takes in a chunk of before a restart, where there is room for it and it is behind what the series has.</summary>
    internal void RestoreChunk(StoredSeries series, byte[] chunk)
    {
        RequireOwn(series);
        lock (_gate)
        {
            series = Resolve(series);
            long first = Chunk.FirstTime(chunk);
            long last = Chunk.LastTime(chunk);
            if (!Enum.IsDefined(Chunk.Kind(chunk)) || Chunk.Count(chunk) == 0 || first > last)
                throw new InvalidDataException("A chunk has a summary that cannot be.");
            if (first <= series.LastTime || last < Horizon || (last > _latestAllowed && IsAhead(last)))
                return;
            _latest = Math.Max(_latest, last);
            _current = series;
            if ((!series.IsListed && !TryList(series)) || !TryReserve(Chunk.Size(chunk) + SeriesStoreConstants.BlockBytes))
                return;
            Enter(series, chunk, first, last);
        }
    }

    /// <summary>Forgets everything, what was counted too.</summary>
    internal void Clear()
    {
        lock (_gate)
        {
            Unlist([.. _table.All]);
            _metadata.Clear();
            _metadataBytes = 0;
            _newest = long.MinValue;
            _latest = long.MinValue;
            _nextSweep = long.MinValue;
            Volatile.Write(ref _horizon, long.MinValue);
            _counters.Clear();
        }
    }

    /// <summary>Counts from here on, as what was restored came before.</summary>
    internal void ResetCounters()
    {
        lock (_gate)
            _counters.Clear();
    }

    private void Enter(StoredSeries series, byte[] chunk, long first, long last)
    {
        series.BeginChange();
        CloseHead(series);
        series.AddClosed(chunk);
        series.EndChange();
        series.FirstTime = Math.Min(series.FirstTime, first);
        series.LastTime = last;
        _samples += Chunk.Count(chunk);
        Charge(series);
        if (last > _newest)
            Advance(last);
    }
}
