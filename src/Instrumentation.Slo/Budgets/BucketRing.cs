namespace Instrumentation.Budgets;

/// <summary>
/// Good and bad counts in buckets by time, the newest so many. Counts are kept in 32 bits until one needs more, then in doubles, in which whole numbers are
/// exact up to 2^53.
/// </summary>
/// <remarks>Not safe from several threads. A bucket's place in the sequence never changes but when an older one is put in between.</remarks>
internal sealed class BucketRing
{
    private const int FirstSize = 8;

    private readonly int _capacity;
    private readonly int _unit;
    private uint[] _keys = [];
    private uint[] _good = [];
    private uint[] _bad = [];
    private double[]? _wideGood;
    private double[]? _wideBad;
    private long _base;
    private int _head;

    /// <summary>Makes an empty ring.</summary>
    /// <param name="capacity">How many buckets it has at most.</param>
    /// <param name="unit">Milliseconds that all keys are multiples of.</param>
    public BucketRing(int capacity, int unit)
    {
        _capacity = capacity;
        _unit = unit;
    }

    public int Count { get; private set; }

    /// <summary>The place of the oldest bucket in the sequence.</summary>
    public long First { get; private set; }

    /// <summary>The place behind the newest bucket.</summary>
    public long End => First + Count;

    /// <summary>All good in the ring.</summary>
    public double TotalGood { get; private set; }

    /// <summary>All bad in the ring.</summary>
    public double TotalBad { get; private set; }

    /// <summary>The bytes that the ring's arrays take.</summary>
    public int Bytes => _keys.Length * (_wideGood is null ? 12 : 20);

    public bool IsFull => Count == _capacity;

    public long Key(long place) => _base + ((long)_keys[Slot(place)] * _unit);

    public double Good(long place) => _wideGood is { } wide ? wide[Slot(place)] : _good[Slot(place)];

    public double Bad(long place) => _wideBad is { } wide ? wide[Slot(place)] : _bad[Slot(place)];

    /// <summary>The first place whose key is at least so much.</summary>
    public long FirstFrom(long key)
    {
        long low = First;
        long high = End;
        while (low < high)
        {
            long middle = (low + high) / 2;
            if (Key(middle) < key)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Adds to a bucket, which is made where it is missing; room has to be there.</summary>
    /// <param name="key">The bucket.</param>
    /// <param name="good">What is good, or less than nothing to take away.</param>
    /// <param name="bad">What is bad.</param>
    /// <returns>The bucket's place, and whether it was put in between older ones.</returns>
    public (long Place, bool IsInserted) Add(long key, double good, double bad)
    {
        TotalGood += good;
        TotalBad += bad;
        if (Count > 0 && key == Key(End - 1))
        {
            Change(End - 1, good, bad);
            return (End - 1, false);
        }

        long place = Count == 0 || key > Key(End - 1) ? End : FirstFrom(key);
        if (place < End && Key(place) == key)
        {
            Change(place, good, bad);
            return (place, false);
        }

        Insert(place, key, good, bad);
        return (place, place < End - 1);
    }

    /// <summary>Forgets the oldest bucket.</summary>
    public void Drop()
    {
        TotalGood -= Good(First);
        TotalBad -= Bad(First);
        _head = (_head + 1) % _keys.Length;
        First++;
        Count--;
    }

    private int Slot(long place)
    {
        int slot = _head + (int)(place - First);
        return slot >= _keys.Length ? slot - _keys.Length : slot;
    }

    private void Change(long place, double good, double bad)
    {
        double newGood = Good(place) + good;
        double newBad = Bad(place) + bad;
        Widen(newGood, newBad);
        Set(Slot(place), newGood, newBad);
    }

    private void Insert(long place, long key, double good, double bad)
    {
        if (Count == _keys.Length)
            Grow();
        Widen(good, bad);
        Count++;
        for (long later = End - 1; later > place; later--)
            Move(Slot(later - 1), Slot(later));
        _keys[Slot(place)] = 0;
        if (Count == 1)
            _base = key;
        else if (key < _base || (key - _base) / _unit > uint.MaxValue)
            Rebase(Math.Min(key, Key(place == First ? First + 1 : First)), place);
        int slot = Slot(place);
        _keys[slot] = (uint)((key - _base) / _unit);
        Set(slot, good, bad);
    }

    private void Set(int slot, double good, double bad)
    {
        if (_wideGood is not null)
        {
            _wideGood[slot] = good;
            _wideBad![slot] = bad;
            return;
        }

        _good[slot] = (uint)good;
        _bad[slot] = (uint)bad;
    }

    private void Move(int from, int to)
    {
        _keys[to] = _keys[from];
        if (_wideGood is not null)
            (_wideGood[to], _wideBad![to]) = (_wideGood[from], _wideBad[from]);
        else
            (_good[to], _bad[to]) = (_good[from], _bad[from]);
    }

    private void Rebase(long start, long except)
    {
        long shift = (_base - start) / _unit;
        for (long place = First; place < End; place++)
        {
            if (place != except)
                _keys[Slot(place)] = (uint)(_keys[Slot(place)] + shift);
        }

        _base = start;
    }

    private void Grow()
    {
        int size = Math.Min(Math.Max(_keys.Length * 2, FirstSize), _capacity);
        _keys = Copy(_keys, size);
        if (_wideGood is not null)
        {
            _wideGood = Copy(_wideGood, size);
            _wideBad = Copy(_wideBad!, size);
        }
        else
        {
            _good = Copy(_good, size);
            _bad = Copy(_bad, size);
        }

        _head = 0;
    }

    private T[] Copy<T>(T[] from, int size)
    {
        var to = new T[size];
        int first = Math.Min(Count, from.Length - _head);
        Array.Copy(from, _head, to, 0, first);
        Array.Copy(from, 0, to, first, Count - first);
        return to;
    }

    private void Widen(double good, double bad)
    {
        if (_wideGood is not null || (IsNarrow(good) && IsNarrow(bad)))
            return;
        _wideGood = Array.ConvertAll(_good, static count => (double)count);
        _wideBad = Array.ConvertAll(_bad, static count => (double)count);
        _good = [];
        _bad = [];
    }

    private static bool IsNarrow(double count) => count >= 0 && count <= uint.MaxValue && count == Math.Floor(count);
}
