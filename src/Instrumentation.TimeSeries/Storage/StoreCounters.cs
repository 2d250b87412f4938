namespace Instrumentation;

/// <summary>What a store counts. Used under the store's lock.</summary>
internal sealed class StoreCounters
{
    private readonly long[] _results = new long[Enum.GetValues<AppendResult>().Length];

    public long RefusedSeries { get; set; }

    public long Expired { get; set; }

    public long Evicted { get; set; }

    public void Count(AppendResult result) => _results[(int)result]++;

    public void Clear()
    {
        Array.Clear(_results);
        RefusedSeries = 0;
        Expired = 0;
        Evicted = 0;
    }

    public SeriesStoreStatistics Totals() => new()
    {
        AppendedTotal = _results[(int)AppendResult.Appended],
        DuplicateTotal = _results[(int)AppendResult.Duplicate],
        OutOfOrderTotal = _results[(int)AppendResult.OutOfOrder],
        TooOldTotal = _results[(int)AppendResult.TooOld],
        TooNewTotal = _results[(int)AppendResult.TooNew],
        OverCapTotal = _results[(int)AppendResult.OverCap],
        RefusedSeriesTotal = RefusedSeries,
        ExpiredTotal = Expired,
        EvictedTotal = Evicted,
    };
}
