using Instrumentation.Chunks;
using Instrumentation.Histograms;
using Instrumentation.Labels;

namespace Instrumentation;

/// <content>Writing.</content>
public sealed partial class SeriesStore
{
    private long _samples;
    private long _newest = long.MinValue;
    private long _latestAllowed = long.MinValue;

    // Being written to, and so not to be dropped for the memory that the sample itself needs.
    private StoredSeries? _current;

    /// <summary>Appends a number to a series.</summary>
    /// <param name="labels">The series' labels.</param>
    /// <param name="timestampUnixMs">The sample's time, in milliseconds since 1970-01-01 UTC, later than the series' last one.</param>
    /// <param name="value">The number; the stale marker ends the series.</param>
    /// <param name="startUnixMs">When the counter started, 0 for unknown.</param>
    /// <returns>Whether it was kept, and if not, why.</returns>
    public AppendResult Append(SeriesLabels labels, long timestampUnixMs, double value, long startUnixMs = 0)
    {
        ArgumentNullException.ThrowIfNull(labels);
        lock (_gate)
            return AppendNumber(_table.Find(labels) ?? new StoredSeries(this, labels), timestampUnixMs, value, startUnixMs);
    }

    /// <summary>Appends a number to a series.</summary>
    /// <param name="series">The series' handle, from <see cref="GetSeries"/>.</param>
    /// <param name="timestampUnixMs">The sample's time, in milliseconds since 1970-01-01 UTC, later than the series' last one.</param>
    /// <param name="value">The number; the stale marker ends the series.</param>
    /// <param name="startUnixMs">When the counter started, 0 for unknown.</param>
    /// <returns>Whether it was kept, and if not, why.</returns>
    /// <exception cref="ArgumentException">The series belongs to another store.</exception>
    public AppendResult Append(StoredSeries series, long timestampUnixMs, double value, long startUnixMs = 0)
    {
        RequireOwn(series);
        lock (_gate)
            return AppendNumber(Resolve(series), timestampUnixMs, value, startUnixMs);
    }

    /// <summary>Appends a histogram to a series.</summary>
    /// <param name="labels">The series' labels.</param>
    /// <param name="timestampUnixMs">The sample's time, in milliseconds since 1970-01-01 UTC, later than the series' last one.</param>
    /// <param name="histogram">The histogram; one whose sum is the stale marker ends the series.</param>
    /// <param name="startUnixMs">When the counters started, 0 for unknown.</param>
    /// <returns>Whether it was kept, and if not, why. A histogram of the last one's time is taken for a repeated one when count and sum are the same.</returns>
    public AppendResult Append(SeriesLabels labels, long timestampUnixMs, NativeHistogram histogram, long startUnixMs = 0)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(histogram);
        lock (_gate)
            return AppendHistogram(_table.Find(labels) ?? new StoredSeries(this, labels), timestampUnixMs, histogram, startUnixMs);
    }

    /// <summary>Appends a histogram to a series.</summary>
    /// <param name="series">The series' handle, from <see cref="GetSeries"/>.</param>
    /// <param name="timestampUnixMs">The sample's time, in milliseconds since 1970-01-01 UTC, later than the series' last one.</param>
    /// <param name="histogram">The histogram; one whose sum is the stale marker ends the series.</param>
    /// <param name="startUnixMs">When the counters started, 0 for unknown.</param>
    /// <returns>Whether it was kept, and if not, why. A histogram of the last one's time is taken for a repeated one when count and sum are the same.</returns>
    /// <exception cref="ArgumentException">The series belongs to another store.</exception>
    public AppendResult Append(StoredSeries series, long timestampUnixMs, NativeHistogram histogram, long startUnixMs = 0)
    {
        RequireOwn(series);
        ArgumentNullException.ThrowIfNull(histogram);
        lock (_gate)
            return AppendHistogram(Resolve(series), timestampUnixMs, histogram, startUnixMs);
    }

    private void RequireOwn(StoredSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Store != this)
            throw new ArgumentException("The series belongs to another store.", nameof(series));
    }

    private StoredSeries Resolve(StoredSeries series)
    {
        if (series.IsListed)
            return series;
        series.Successor = _table.Find(series.Labels);
        return series.Successor ?? series;
    }

    private AppendResult AppendNumber(StoredSeries series, long time, double value, long start)
    {
        AppendResult result = Check(series, time);
        if (result == AppendResult.Appended)
            result = Write(series, time, value, start);
        else if (result == AppendResult.Duplicate && IsLast(series, value))
            result = AppendResult.Repeated;
        if (Finish(series, time, result) == AppendResult.Appended)
            _log?.Add(series, time, value, start);
        return result;
    }

    private AppendResult AppendHistogram(StoredSeries series, long time, NativeHistogram histogram, long start)
    {
        AppendResult result = Check(series, time);
        if (result == AppendResult.Appended)
            result = Write(series, time, histogram, start);
        else if (result == AppendResult.Duplicate && IsLast(series, histogram))
            result = AppendResult.Repeated;
        if (Finish(series, time, result) == AppendResult.Appended)
            _log?.Add(series, time, histogram, start);
        return result;
    }

    // Whether a sample may come; a series that is not in the store is entered.
    private AppendResult Check(StoredSeries series, long time)
    {
        if (time > _latestAllowed && IsAhead(time))
            return AppendResult.TooNew;
        if (time < Horizon)
            return AppendResult.TooOld;
        _latest = Math.Max(_latest, time);
        if (!series.IsListed)
            return TryList(series) ? AppendResult.Appended : AppendResult.OverCap;
        if (time > series.LastTime)
            return AppendResult.Appended;
        return time == series.LastTime ? AppendResult.Duplicate : AppendResult.OutOfOrder;
    }

    // Asks the clock only for what it did not allow before.
    private bool IsAhead(long time)
    {
        _latestAllowed = _timeProvider.GetUtcNow().ToUnixTimeMilliseconds() + _maxFutureMs;
        return time > _latestAllowed;
    }

    private AppendResult Finish(StoredSeries series, long time, AppendResult result)
    {
        _counters.Count(result);
        if (result != AppendResult.Appended)
            return result;
        _samples++;
        if (series.FirstTime == long.MaxValue)
            series.FirstTime = time;
        series.LastTime = time;
        if (time > _newest)
            Advance(time);
        return result;
    }

    private AppendResult Write(StoredSeries series, long time, double value, long start)
    {
        if (series.Head is FloatHead ready && ready.TryAppend(time, value, start))
            return AppendResult.Appended;
        _current = series;
        var head = series.Head as FloatHead;
        bool compresses = series.Head is not null && (head is null || head.IsFull(start));
        long needed = compresses ? SeriesStoreConstants.BlockBytes : 0;
        if (head?.NeedsTimes(time) == true)
            needed += FloatHead.TimesSize;
        if (!TryReserve(needed))
            return AppendResult.OverCap;
        series.BeginChange();
        if (head is null)
        {
            CloseHead(series);
            head = new FloatHead();
            series.SetHead(head);
        }
        else if (compresses)
        {
            head.Compress(_writer);
            if (head.ChunkCount >= ChunkConstants.ChunkSamples || head.ChunkDuration >= _chunkMs)
                series.AddClosed(head.TakeChunk()!);
        }

        head.Append(time, value, start);
        series.EndChange();
        Charge(series);
        return AppendResult.Appended;
    }

    private AppendResult Write(StoredSeries series, long time, NativeHistogram histogram, long start)
    {
        _current = series;
        if (!TryReserve(SeriesStoreConstants.BlockBytes + HistogramHead.MostGrowth(histogram, series.Head?.ChunkSize ?? 0)))
            return AppendResult.OverCap;
        series.BeginChange();
        var head = series.Head as HistogramHead;
        if (head?.IsFull(_chunkMs) != false)
        {
            CloseHead(series);
            head = new HistogramHead(time);
            series.SetHead(head);
        }

        head.Append(_writer, time, histogram, start);
        series.EndChange();
        Charge(series);
        return AppendResult.Appended;
    }

    private void CloseHead(StoredSeries series)
    {
        if (series.Head is null)
            return;
        series.AddClosed(series.Head.Close(_writer));
        series.SetHead(null);
    }

    private static bool IsLast(StoredSeries series, double value) =>
        series.Head is FloatHead head && BitConverter.DoubleToInt64Bits(head.LastValue) == BitConverter.DoubleToInt64Bits(value);

    private static bool IsLast(StoredSeries series, NativeHistogram histogram) =>
        series.Head is HistogramHead head
        && BitConverter.DoubleToInt64Bits(head.LastSum) == BitConverter.DoubleToInt64Bits(histogram.Sum)
        && BitConverter.DoubleToInt64Bits(head.LastCount) == BitConverter.DoubleToInt64Bits(histogram.Count);
}
