namespace Instrumentation.Recording;

// Finds an instrument's series by content, without locks. Written under the instrument's lock: a place is filled once, series before hash;
// growing and removing make a new table. Who reads an outdated table may miss a series, and then looks again under the lock.
internal sealed class SeriesTable
{
    private const int Window = 8;
    private readonly uint[] _hashes;
    private readonly Series?[] _series;
    private readonly int _mask;
    private OverflowTable? _overflow;

    internal SeriesTable(int capacity)
    {
        _mask = capacity - 1;
        _hashes = new uint[capacity + Window - 1];
        _series = new Series?[capacity + Window - 1];
    }

    internal int Count { get; private set; }

    private bool IsFull => Count * 2 > _mask;

    internal static SeriesTable From(ReadOnlySpan<Series> series)
    {
        int capacity = 8;
        while (capacity < series.Length * 2)
            capacity *= 2;
        var table = new SeriesTable(capacity);
        foreach (Series one in series)
            table.Insert(one);
        return table;
    }

    internal Series? Find(ReadOnlySpan<Tag> tags) => Find(tags, out _);

    // Tells as well how many of the tags have a value.
    internal Series? Find(ReadOnlySpan<Tag> tags, out int count)
    {
        uint hash = TagHash.Sampled(tags, out count);
        int start = (int)(hash >> 1) & _mask;
        for (int place = start; place < start + Window; place++)
        {
            // Pairs with the write in Insert: who sees the hash sees the series.
            uint found = Volatile.Read(ref _hashes[place]);
            if (found == 0)
                return null;
            if (found == hash && _series[place] is { } series && TagHash.Matches(tags, count, series.Labels))
                return series;
        }

        return Volatile.Read(ref _overflow)?.Find(tags, count);
    }

    // Returns the table to use from now on: this one, or a larger copy.
    internal SeriesTable With(Series series)
    {
        if (!IsFull)
        {
            Insert(series);
            return this;
        }

        var larger = new SeriesTable((_mask + 1) * 2);
        foreach (Series? existing in _series)
        {
            if (existing is not null)
                larger.Insert(existing);
        }

        _overflow?.CopyTo(larger);
        larger.Insert(series);
        return larger;
    }

    internal void Insert(Series series)
    {
        uint hash = TagHash.Sampled(series.Labels);
        int start = (int)(hash >> 1) & _mask;
        Count++;
        for (int place = start; place < start + Window; place++)
        {
            if (_hashes[place] != 0)
                continue;
            _series[place] = series;
            Volatile.Write(ref _hashes[place], hash);
            return;
        }

        Volatile.Write(ref _overflow, (_overflow ?? new OverflowTable(16)).With(series));
    }
}
