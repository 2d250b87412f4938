namespace Instrumentation;

/// <summary>What a source of an indicator measured.</summary>
public readonly record struct SliReading
{
    private SliReading(double good, double bad, double? value, bool isKnown)
    {
        Good = good;
        Bad = bad;
        Measured = value;
        IsKnown = isKnown;
    }

    /// <summary>Nothing is known, which is neither good nor bad.</summary>
    public static SliReading None { get; }

    /// <summary>Good events.</summary>
    public double Good { get; }

    /// <summary>Bad events.</summary>
    public double Bad { get; }

    /// <summary>The value, where one was measured.</summary>
    public double? Measured { get; }

    /// <summary>Whether anything is known.</summary>
    public bool IsKnown { get; }

    /// <summary>Numbers of events.</summary>
    /// <param name="good">Good events, 0 or more.</param>
    /// <param name="bad">Bad events, 0 or more.</param>
    /// <returns>The reading; <see cref="None"/> where a number is NaN, infinite or negative.</returns>
    public static SliReading Events(double good, double bad) =>
        double.IsFinite(good) && double.IsFinite(bad) && good >= 0 && bad >= 0 ? new SliReading(good, bad, value: null, isKnown: true) : None;

    /// <summary>A value, to be judged by the indicator's threshold.</summary>
    /// <param name="value">The value in the indicator's unit.</param>
    /// <returns>The reading; <see cref="None"/> where the value is NaN.</returns>
    public static SliReading Value(double value) => double.IsNaN(value) ? None : new SliReading(0, 0, value, isKnown: true);
}
