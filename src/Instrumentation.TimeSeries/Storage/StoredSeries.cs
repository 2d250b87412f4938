using Instrumentation.Chunks;
using Instrumentation.Labels;
using Instrumentation.Reading;
using Instrumentation.Retention;

namespace Instrumentation;

/// <summary>A series of a <see cref="SeriesStore"/>: a handle that spares looking its labels up for every sample, and what queries read.</summary>
/// <remarks>
/// A handle stays valid for good: one whose samples are all over is written to again as a new series. Reading is safe from any thread and takes no lock;
/// it sees every sample whose append had returned before it began, and no half of one.
/// </remarks>
public sealed class StoredSeries : ISeries, ISummarizedSeries
{
    private byte[][] _closed = [];
    private ChunkHead? _head;
    private long _closedBytes;
    private int _version;

    internal StoredSeries(SeriesStore store, SeriesLabels labels)
    {
        Store = store;
        Labels = labels;
    }

    /// <inheritdoc/>
    public SeriesLabels Labels { get; internal set; }

    internal SeriesStore Store { get; }

    // The series of the same labels that is in the store, where this one left it.
    internal StoredSeries? Successor { get; set; }

    internal bool IsListed { get; set; }

    // The bytes of chunks that the store has counted for this series.
    internal long ChargedBytes { get; set; }

    // The series' number in the journal, 0 for none, and the start time that was written there last.
    internal int LogId { get; set; }

    internal long LoggedStart { get; set; }

    internal long FirstTime { get; set; } = long.MaxValue;

    internal long LastTime { get; set; } = long.MinValue;

    internal ChunkHead? Head => _head;

    internal ReadOnlySpan<byte[]> Closed => _closed;

    /// <summary>What the samples take on the heap, without what every series is charged for its head.</summary>
    internal long ChunkBytes => _closedBytes
        + (_closed.Length == 0 ? 0 : HeapSize.OfArray(_closed.Length, IntPtr.Size))
        + (_head is null ? 0 : _head.ChunkSize + _head.ExtraSize);

    /// <inheritdoc/>
    public void Read(long fromUnixMs, long toUnixMs, SampleBuffer samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (!IsListed && Successor is { } successor)
        {
            successor.Read(fromUnixMs, toUnixMs, samples);
            return;
        }

        long from = Math.Max(fromUnixMs, Store.Horizon);
        Span<long> times = stackalloc long[ChunkConstants.BlockSamples];
        Span<double> values = stackalloc double[ChunkConstants.BlockSamples];
        (byte[][] closed, HeadCopy head) = Copy(times, values);
        foreach (byte[] chunk in closed)
        {
            if (Chunk.FirstTime(chunk) > toUnixMs)
                return;
            if (Chunk.LastTime(chunk) >= from)
                Chunk.Read(chunk, chunk.Length, from, toUnixMs, samples);
        }

        if (head.Chunk is { } open && Chunk.FirstTime(open) <= toUnixMs)
            Chunk.Read(open, head.ChunkLength, from, toUnixMs, samples);
        if (head.Count == 0 || times[0] > toUnixMs)
            return;
        samples.Reserve(head.Count, out Span<long> toTimes, out Span<double> toValues);
        times[..head.Count].CopyTo(toTimes);
        values[..head.Count].CopyTo(toValues);
        samples.Commit(head.Count, from, toUnixMs, head.Start);
    }

    /// <inheritdoc/>
    bool ISummarizedSeries.TrySummarize(long fromUnixMs, long toUnixMs, SampleBuffer scratch, out WindowSummary summary)
    {
        if (!IsListed && Successor is ISummarizedSeries successor)
            return successor.TrySummarize(fromUnixMs, toUnixMs, scratch, out summary);
        summary = default;
        long from = Math.Max(fromUnixMs, Store.Horizon);
        Span<long> times = stackalloc long[ChunkConstants.BlockSamples];
        Span<double> values = stackalloc double[ChunkConstants.BlockSamples];
        (byte[][] closed, HeadCopy head) = Copy(times, values);
        if (!Array.Exists(closed, chunk => Chunk.FirstTime(chunk) >= from && Chunk.LastTime(chunk) <= toUnixMs))
            return false;
        var window = new WindowSum(from, toUnixMs, scratch);
        foreach (byte[] chunk in closed)
        {
            if (!window.TryAdd(chunk, chunk.Length))
                return false;
        }

        if (head.Chunk is { } open && !window.TryAdd(open, head.ChunkLength))
            return false;
        window.Add(times[..head.Count], values);
        summary = window.Summary;
        return true;
    }

    /// <summary>Whether there may be samples in a time range.</summary>
    internal bool Overlaps(long from, long to) => LastTime >= from && FirstTime <= to;

    /// <summary>Keeps readers from copying until <see cref="EndChange"/>.</summary>
    internal void BeginChange() => Interlocked.Increment(ref _version);

    internal void EndChange() => Volatile.Write(ref _version, _version + 1);

    internal void SetHead(ChunkHead? head) => _head = head;

    internal void AddClosed(byte[] chunk)
    {
        _closed = [.. _closed, chunk];
        _closedBytes += Chunk.Size(chunk);
    }

    /// <summary>Takes away the chunks that end before a time.</summary>
    /// <returns>How many samples they had.</returns>
    internal long RemoveClosedBefore(long time)
    {
        int gone = 0;
        long samples = 0;
        while (gone < _closed.Length && Chunk.LastTime(_closed[gone]) < time)
        {
            _closedBytes -= Chunk.Size(_closed[gone]);
            samples += Chunk.Count(_closed[gone++]);
        }

        if (gone > 0)
            _closed = _closed[gone..];
        return samples;
    }

    /// <summary>Takes all samples away.</summary>
    /// <returns>How many there were.</returns>
    internal long RemoveAll()
    {
        long samples = RemoveClosedBefore(long.MaxValue) + (_head?.Count ?? 0);
        _head = null;
        FirstTime = long.MaxValue;
        LastTime = long.MinValue;
        return samples;
    }

    private (byte[][] Closed, HeadCopy Head) Copy(Span<long> times, Span<double> values)
    {
        var wait = new SpinWait();
        while (true)
        {
            int version = Volatile.Read(ref _version);
            if ((version & 1) == 0)
            {
                byte[][] closed = _closed;
                HeadCopy head = _head?.Copy(times, values) ?? default;

                // Pairs with BeginChange and EndChange: an unchanged version means that nothing was replaced while it was copied.
                Interlocked.MemoryBarrier();
                if (Volatile.Read(ref _version) == version)
                    return (closed, head);
            }

            wait.SpinOnce();
        }
    }
}
