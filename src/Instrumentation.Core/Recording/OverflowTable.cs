namespace Instrumentation.Recording;

// Takes the series whose window in the sampled table is full: with ordinary values next to none, with hostile ones as many as they send.
internal sealed class OverflowTable
{
    private readonly uint[] _hashes;
    private readonly Series?[] _series;
    private readonly int _mask;
    private int _count;

    internal OverflowTable(int capacity)
    {
        _mask = capacity - 1;
        _hashes = new uint[capacity];
        _series = new Series?[capacity];
    }

    internal Series? Find(ReadOnlySpan<Tag> tags, int count)
    {
        uint hash = TagHash.Keyed(tags);
        for (int place = (int)(hash >> 1) & _mask; ; place = (place + 1) & _mask)
        {
            // Pairs with the write in Insert: who sees the hash sees the series.
            uint found = Volatile.Read(ref _hashes[place]);
            if (found == 0)
                return null;
            if (found == hash && _series[place] is { } series && TagHash.Matches(tags, count, series.Labels))
                return series;
        }
    }

    internal OverflowTable With(Series series)
    {
        if (_count * 2 <= _mask)
        {
            Insert(series);
            return this;
        }

        var larger = new OverflowTable((_mask + 1) * 2);
        foreach (Series? existing in _series)
        {
            if (existing is not null)
                larger.Insert(existing);
        }

        larger.Insert(series);
        return larger;
    }

    internal void CopyTo(SeriesTable table)
    {
        foreach (Series? series in _series)
        {
            if (series is not null)
                table.Insert(series);
        }
    }

    private void Insert(Series series)
    {
        uint hash = TagHash.Keyed(series.Labels);
        int place = (int)(hash >> 1) & _mask;
        while (_hashes[place] != 0)
            place = (place + 1) & _mask;
        _series[place] = series;
        Volatile.Write(ref _hashes[place], hash);
        _count++;
    }
}
