namespace Instrumentation.Recording;

// The buckets of one sign of an exponential histogram: the newest layout first, older ones behind it.
internal sealed class ExponentialCells(CellArena arena, int maxScale, int maxBuckets)
{
    // With the fewest buckets that can be set, this scale still covers every double.
    private const int CoarsestScale = -10;
    private readonly ExponentialBuckets _merged = new();
    private ExponentialLayout? _newest;

    internal void Add(int finestIndex, nint stripe)
    {
        ExponentialLayout? layout = Volatile.Read(ref _newest);
        while (layout is null || !layout.TryAdd(finestIndex, stripe))
            layout = Extend(layout, finestIndex);
    }

    internal void BeginRead()
    {
        for (ExponentialLayout? layout = Volatile.Read(ref _newest); layout is not null; layout = layout.Older)
            layout.ClearRead();
    }

    // A layout that appears while stripes are read has nothing in those that were read before.
    internal void ReadStripe(int stripe)
    {
        for (ExponentialLayout? layout = Volatile.Read(ref _newest); layout is not null; layout = layout.Older)
            layout.ReadStripe(stripe);
    }

    internal ExponentialBuckets EndRead(ExponentialBuckets? forgotten)
    {
        int scale = maxScale;
        for (ExponentialLayout? layout = Volatile.Read(ref _newest); layout is not null; layout = layout.Older)
            scale = Math.Min(scale, layout.Scale);
        _merged.Clear(scale);
        for (ExponentialLayout? layout = Volatile.Read(ref _newest); layout is not null; layout = layout.Older)
            layout.AddReadTo(_merged);
        if (forgotten is not null)
        {
            _merged.Lower(forgotten.Scale);
            _merged.Add(forgotten.Counts, forgotten.Offset, forgotten.Scale, -1);
        }

        _merged.Trim();
        while (_merged.Length > maxBuckets)
            _merged.Lower(_merged.Scale - 1);
        return _merged;
    }

    // Everything that was counted in any bucket.
    internal long Count()
    {
        long count = 0;
        for (ExponentialLayout? layout = Volatile.Read(ref _newest); layout is not null; layout = layout.Older)
            count += layout.Count();
        return count;
    }

    internal void Free()
    {
        for (ExponentialLayout? layout = _newest; layout is not null; layout = layout.Older)
            layout.Free();
    }

    private ExponentialLayout Extend(ExponentialLayout? layout, int finestIndex)
    {
        int lowest = finestIndex;
        int highest = finestIndex;
        for (ExponentialLayout? part = layout; part is not null; part = part.Older)
            part.ExtendRange(ref lowest, ref highest);
        int scale = layout?.Scale ?? maxScale;
        while (scale > CoarsestScale && Width(lowest, highest, scale) > maxBuckets)
            scale--;
        int shift = ExponentialIndex.FinestScale - scale;
        int slack = maxBuckets - Width(lowest, highest, scale);
        var next = new ExponentialLayout(arena, scale, (lowest >> shift) - (slack / 2), maxBuckets, layout);
        ExponentialLayout? found = Interlocked.CompareExchange(ref _newest, next, layout);
        if (ReferenceEquals(found, layout))
            return next;
        next.Free();
        return found!;
    }

    private static int Width(int lowest, int highest, int scale)
    {
        int shift = ExponentialIndex.FinestScale - scale;
        return (highest >> shift) - (lowest >> shift) + 1;
    }
}
