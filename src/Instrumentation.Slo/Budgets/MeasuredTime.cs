namespace Instrumentation.Budgets;

/// <summary>When an indicator was measured, and when not.</summary>
/// <remarks>Not safe from several threads.</remarks>
internal sealed class MeasuredTime
{
    private readonly List<(long From, long To)> _gaps = [];

    /// <summary>The begin of the first measurement; the greatest number before any.</summary>
    public long Since { get; private set; } = long.MaxValue;

    /// <summary>The end of the last measurement.</summary>
    public long Until { get; private set; } = long.MinValue;

    public IReadOnlyList<(long From, long To)> Gaps => _gaps;

    public int Bytes => _gaps.Capacity * 16;

    /// <summary>Takes note that an interval was measured.</summary>
    public void Measured(long from, long to)
    {
        if (Since == long.MaxValue)
        {
            (Since, Until) = (from, to);
            return;
        }

        if (from > Until)
        {
            _gaps.Add((Until, from));
            if (_gaps.Count > BudgetConstants.MaxGaps)
                Join();
        }

        Until = Math.Max(Until, to);
    }

    public void Restore(long since, long until, IEnumerable<(long From, long To)> gaps)
    {
        (Since, Until) = (since, until);
        _gaps.Clear();
        _gaps.AddRange(gaps);
    }

    /// <summary>The part of an interval that was measured, 0 to 1.</summary>
    public decimal Coverage(long from, long to)
    {
        if (Since == long.MaxValue || to <= from)
            return 0;
        long measured = Math.Max(Math.Min(to, Until) - Math.Max(from, Since), 0);
        foreach ((long begin, long end) in _gaps)
            measured -= Math.Max(Math.Min(end, to) - Math.Max(begin, from), 0);
        return Math.Clamp(measured / (decimal)(to - from), 0m, 1m);
    }

    // The two gaps with the least between them become one.
    private void Join()
    {
        int best = 1;
        for (int place = 2; place < _gaps.Count; place++)
        {
            if (_gaps[place].From - _gaps[place - 1].To < _gaps[best].From - _gaps[best - 1].To)
                best = place;
        }

        _gaps[best - 1] = (_gaps[best - 1].From, _gaps[best].To);
        _gaps.RemoveAt(best);
    }
}
