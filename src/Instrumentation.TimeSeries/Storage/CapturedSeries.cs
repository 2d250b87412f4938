using Instrumentation.Chunks;
using Instrumentation.Labels;

namespace Instrumentation;

/// <summary>A series at one moment.</summary>
/// <param name="Id">Its number in the journal.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Chunks">Its compressed samples, which never change.</param>
/// <param name="Times">The times of the samples that are not compressed.</param>
/// <param name="Values">Their numbers.</param>
/// <param name="Start">Their start time.</param>
internal sealed record CapturedSeries(int Id, SeriesLabels Labels, byte[][] Chunks, long[] Times, double[] Values, long Start)
{
    public static CapturedSeries Of(StoredSeries series, int id)
    {
        Span<long> times = stackalloc long[ChunkConstants.BlockSamples];
        Span<double> values = stackalloc double[ChunkConstants.BlockSamples];
        HeadCopy head = series.Head?.Copy(times, values) ?? default;
        ReadOnlySpan<byte[]> closed = series.Closed;
        byte[][] chunks = series.Head?.CopyChunk() is { } open ? [.. closed, open] : closed.ToArray();
        return new CapturedSeries(id, series.Labels, chunks, times[..head.Count].ToArray(), values[..head.Count].ToArray(), head.Start);
    }

    public void WriteHead(SampleItems items)
    {
        for (int index = 0; index < Times.Length; index++)
            items.Add(Id, Times[index], Values[index], index == 0 ? Start : null);
    }
}
