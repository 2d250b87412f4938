namespace Instrumentation.Reading;

/// <content>Filling by many samples at once.</content>
public sealed partial class SampleBuffer
{
    /// <summary>Hands out the room behind the last sample; nothing is appended before <see cref="Commit"/>.</summary>
    internal void Reserve(int count, out Span<long> timestamps, out Span<double> values)
    {
        while (Count + count > _timestamps.Length)
            Grow();
        timestamps = _timestamps.AsSpan(Count, count);
        values = _values.AsSpan(Count, count);
    }

    /// <summary>Appends those samples of the reserved room that are in a time range.</summary>
    /// <param name="count">How many samples the room was filled with, in order of time.</param>
    /// <param name="fromUnixMs">The earliest time.</param>
    /// <param name="toUnixMs">The latest time.</param>
    /// <param name="startUnixMs">The start time of them all, 0 for unknown.</param>
    internal void Commit(int count, long fromUnixMs, long toUnixMs, long startUnixMs)
    {
        Span<long> timestamps = _timestamps.AsSpan(Count, count);
        int skipped = 0;
        while (skipped < count && timestamps[skipped] < fromUnixMs)
            skipped++;
        while (count > skipped && timestamps[count - 1] > toUnixMs)
            count--;
        count -= skipped;
        if (count == 0)
            return;
        if (skipped > 0)
        {
            timestamps.Slice(skipped, count).CopyTo(timestamps);
            _values.AsSpan(Count + skipped, count).CopyTo(_values.AsSpan(Count));
        }

        if (startUnixMs != 0 && !HasStartTimes)
            BeginStartTimes();
        if (HasStartTimes)
            _starts.AsSpan(Count, count).Fill(startUnixMs);
        if (HasHistograms)
            _histograms.AsSpan(Count, count).Clear();
        Count += count;
    }
}
