using Instrumentation.Objectives;
using Instrumentation.Recording;

namespace Instrumentation;

/// <summary>Records the events of one SLO, or of one group of it, as good or bad.</summary>
/// <remarks>
/// Recording never blocks or throws, and allocates nothing; finding a group does. Safe from any thread. Every event lands in <c>sli_events_total</c> with the labels <c>slo</c>, <c>sli</c> and
/// <c>result</c>, which stand at zero from the definition on.
/// </remarks>
public sealed class SloRecorder
{
    private readonly CounterSeries _good;
    private readonly CounterSeries _bad;
    private readonly HistogramSeries? _values;
    private readonly RecorderGroups? _groups;
    private readonly TimeProvider _time;
    private readonly double _sign;
    private readonly double _bound;

    internal SloRecorder(SloDefinition slo, CounterSeries good, CounterSeries bad, HistogramSeries? values, RecorderGroups? groups, TimeProvider time)
    {
        Slo = slo;
        _good = good;
        _bad = bad;
        _values = values;
        _groups = groups;
        _time = time;
        (_sign, _bound) = Bound(slo.Indicator.Direction, slo.Indicator.Threshold ?? double.NaN);
    }

    private SloRecorder(SloRecorder overflow, RecorderGroups groups)
        : this(overflow.Slo, overflow._good, overflow._bad, overflow._values, groups, overflow._time)
    {
    }

    /// <summary>The SLO.</summary>
    public SloDefinition Slo { get; }

    /// <summary>The recorder of a group, with a budget of its own; keep it where it is needed often.</summary>
    /// <param name="values">The values of the labels that the SLO is grouped by, in their order.</param>
    /// <returns>The group's recorder; that of the overflow group where there are as many groups as are allowed.</returns>
    /// <exception cref="ArgumentException">There are more or fewer values than labels.</exception>
    public SloRecorder For(params ReadOnlySpan<string> values)
    {
        if (values.Length != Slo.GroupBy.Count)
            throw new ArgumentException($"The SLO {Slo.Name} is grouped by {Slo.GroupBy.Count} labels, and {values.Length} values are given.", nameof(values));
        return _groups is null ? this : _groups.Get(values);
    }

    /// <summary>Records a good event.</summary>
    public void RecordGood() => _good.Add(1L);

    /// <summary>Records good events.</summary>
    /// <param name="count">How many; a negative number is dropped and counted as rejected.</param>
    public void RecordGood(long count) => _good.Add(count);

    /// <summary>Records a bad event.</summary>
    public void RecordBad() => _bad.Add(1L);

    /// <summary>Records bad events.</summary>
    /// <param name="count">How many; a negative number is dropped and counted as rejected.</param>
    public void RecordBad(long count) => _bad.Add(count);

    /// <summary>Records an event.</summary>
    /// <param name="isGood">Whether it was good.</param>
    public void Record(bool isGood) => (isGood ? _good : _bad).Add(1L);

    /// <summary>Records whether a request was answered.</summary>
    /// <param name="success">Whether it was.</param>
    public void RecordAvailability(bool success) => Record(success);

    /// <summary>Records a value, which is good where it stands to the indicator's threshold as it has to.</summary>
    /// <param name="value">The value, in the indicator's unit; NaN is bad. Without a threshold every value is bad.</param>
    public void RecordValue(double value)
    {
        _values?.Record(value);
        Record(_sign * value <= _bound);
    }

    /// <summary>Records how long a request took; exactly, no bucket of a histogram has to match the threshold.</summary>
    /// <param name="seconds">Seconds.</param>
    public void RecordLatency(double seconds) => RecordValue(seconds);

    /// <summary>Records how long a request took.</summary>
    /// <param name="duration">How long.</param>
    public void RecordLatency(TimeSpan duration) => RecordValue(duration.TotalSeconds);

    /// <summary>Records whether a prediction was right.</summary>
    /// <typeparam name="T">What is predicted.</typeparam>
    /// <param name="prediction">The prediction.</param>
    /// <param name="actual">What came.</param>
    public void RecordAccuracy<T>(T prediction, T actual) => Record(EqualityComparer<T>.Default.Equals(prediction, actual));

    /// <summary>Records whether a predicted number was near enough.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="actual">What came.</param>
    /// <param name="tolerance">By how much they may differ, 0 or more.</param>
    public void RecordAccuracy(double prediction, double actual, double tolerance) => Record(Math.Abs(prediction - actual) <= tolerance);

    /// <summary>Records how old data are, by the time that they are of.</summary>
    /// <param name="dataTime">The time; one that is still to come is as good as now.</param>
    public void RecordFreshness(DateTimeOffset dataTime) => RecordValue(Math.Max((_time.GetUtcNow() - dataTime).TotalSeconds, 0));

    // All comparisons as one: negating is exact, and below a number are those up to the one before it.
    private static (double Sign, double Bound) Bound(Comparison direction, double threshold) => direction switch
    {
        Comparison.AtMost => (1, threshold),
        Comparison.Below => (1, Math.BitDecrement(threshold)),
        Comparison.AtLeast => (-1, -threshold),
        _ => (-1, Math.BitDecrement(-threshold)),
    };

    // The recorder of a grouped SLO itself: what comes without a group is nobody's.
    internal SloRecorder WithGroups(RecorderGroups groups) => new(this, groups);
}
