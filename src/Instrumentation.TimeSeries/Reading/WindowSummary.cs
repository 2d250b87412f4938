namespace Instrumentation.Reading;

/// <summary>What functions of a time range need to know of its numbers: both ends, their sum, and what resets took away. Parts in order of time can be added up.</summary>
internal struct WindowSummary
{
    /// <summary>How many numbers there are, stale markers left out.</summary>
    public long Count;

    public long FirstTime;

    public long LastTime;

    public double FirstValue;

    public double LastValue;

    /// <summary>The sum of the numbers that were followed by a smaller one.</summary>
    public double Lost;

    /// <summary>The sum as rounded, and what was rounded away, by Neumaier's variant of Kahan's summation.</summary>
    public double Sum;

    public double Compensation;

    /// <summary>Adds a number that is no stale marker.</summary>
    public void Add(long time, double value)
    {
        Join(time, value);
        (LastTime, LastValue) = (time, value);
        Count++;
        AddToSum(value);
    }

    /// <summary>Adds what comes later.</summary>
    public void Add(in WindowSummary later)
    {
        if (later.Count == 0)
            return;
        Join(later.FirstTime, later.FirstValue);
        (LastTime, LastValue) = (later.LastTime, later.LastValue);
        Count += later.Count;
        Lost += later.Lost;
        AddToSum(later.Sum);
        Compensation = double.IsInfinity(Sum) ? 0 : Compensation + later.Compensation;
    }

    private void Join(long time, double value)
    {
        if (Count == 0)
            (FirstTime, FirstValue) = (time, value);
        else if (value < LastValue)
            Lost += LastValue;
    }

    private void AddToSum(double value)
    {
        double total = Sum + value;
        if (double.IsInfinity(total))
            Compensation = 0;
        else
            Compensation += Math.Abs(Sum) >= Math.Abs(value) ? (Sum - total) + value : (value - total) + Sum;
        Sum = total;
    }
}
