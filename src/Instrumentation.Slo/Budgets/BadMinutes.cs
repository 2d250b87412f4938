namespace Instrumentation.Budgets;

/// <summary>The minutes that had bad events, so that what an exclusion takes out of an hour long ago is exact.</summary>
/// <remarks>Not safe from several threads.</remarks>
internal sealed class BadMinutes
{
    public const int BytesEach = sizeof(uint) + sizeof(double);

    private const int FirstSize = 8;

    private readonly List<uint> _minutes = [];
    private readonly List<double> _bad = [];

    /// <summary>The time since when every minute with bad events is here, in milliseconds.</summary>
    public long CompleteSince { get; private set; } = long.MinValue;

    public int Bytes => _minutes.Capacity * BytesEach;

    public IEnumerable<(long Minute, double Bad)> All => _minutes.Zip(_bad, static (minute, bad) => (minute * TimeSpan.MillisecondsPerMinute, bad));

    /// <summary>Adds bad events that happened up to a time.</summary>
    /// <param name="time">The time, in milliseconds.</param>
    /// <param name="bad">How many.</param>
    /// <param name="limit">How many minutes may be kept.</param>
    public void Add(long time, double bad, int limit)
    {
        // A minute goes from its begin, left out, to its end.
        uint minute = (uint)((time - 1) / TimeSpan.MillisecondsPerMinute);
        if (bad == 0 || minute * TimeSpan.MillisecondsPerMinute < CompleteSince)
            return;
        int place = _minutes.Count;
        while (place > 0 && _minutes[place - 1] > minute)
            place--;
        if (place > 0 && _minutes[place - 1] == minute)
        {
            _bad[place - 1] += bad;
            return;
        }

        int surplus = _minutes.Count + 1 - limit;
        if (surplus > 0)
            Remove(Math.Min(surplus, _minutes.Count));
        place = Math.Max(place - Math.Max(surplus, 0), 0);
        if (_minutes.Count == _minutes.Capacity)
            Resize(Math.Min(Math.Max(_minutes.Count * 2, FirstSize), limit));
        _minutes.Insert(place, minute);
        _bad.Insert(place, bad);
        if (_minutes.Capacity > limit)
            Resize(limit);
    }

    public void Restore(long completeSince, IEnumerable<(long Minute, double Bad)> minutes)
    {
        CompleteSince = Math.Max(CompleteSince, completeSince);
        foreach ((long minute, double bad) in minutes)
            Add(minute + 1, bad, BudgetConstants.MostBadMinutes);
    }

    /// <summary>The bad events of the minutes within an interval; null where minutes of it are no longer here.</summary>
    public double? Within(long from, long to)
    {
        if (from < CompleteSince)
            return null;
        double bad = 0;
        for (int place = 0; place < _minutes.Count; place++)
        {
            long minute = _minutes[place] * TimeSpan.MillisecondsPerMinute;
            if (minute >= from && minute < to)
                bad += _bad[place];
        }

        return bad;
    }

    private void Resize(int size)
    {
        _minutes.Capacity = size;
        _bad.Capacity = size;
    }

    private void Remove(int count)
    {
        CompleteSince = (_minutes[count - 1] + 1L) * TimeSpan.MillisecondsPerMinute;
        _minutes.RemoveRange(0, count);
        _bad.RemoveRange(0, count);
    }
}
