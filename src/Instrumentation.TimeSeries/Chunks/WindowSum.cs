using Instrumentation.Reading;

namespace Instrumentation.Chunks;

/// <summary>Adds up what a time range has of chunks, which come in order of time.</summary>
internal ref struct WindowSum(long from, long to, SampleBuffer scratch)
{
    private WindowSummary _summary;

    public readonly WindowSummary Summary => _summary;

    /// <summary>Adds a chunk, by its summary where it lies inside the range.</summary>
    /// <param name="chunk">The chunk; of one that is still written to the kind and first time have to be filled in.</param>
    /// <param name="length">How many bytes of it are in use.</param>
    /// <returns>False when it has histograms in the range.</returns>
    public bool TryAdd(byte[] chunk, int length)
    {
        if (Chunk.FirstTime(chunk) > to || (Chunk.Kind(chunk) == ChunkKind.Numbers && Chunk.LastTime(chunk) < from))
            return true;
        if (Chunk.FirstTime(chunk) >= from && Chunk.TrySummary(chunk, out WindowSummary known) && known.LastTime <= to)
        {
            _summary.Add(known);
            return true;
        }

        scratch.Clear();
        Chunk.Read(chunk, length, from, to, scratch);
        if (scratch.HasHistograms)
            return false;
        Add(scratch.Timestamps, scratch.Values);
        return true;
    }

    /// <summary>Adds samples.</summary>
    public void Add(scoped ReadOnlySpan<long> times, scoped ReadOnlySpan<double> values)
    {
        for (int index = 0; index < times.Length; index++)
        {
            if (times[index] >= from && times[index] <= to && !StaleMarker.Is(values[index]))
                _summary.Add(times[index], values[index]);
        }
    }
}
