namespace Instrumentation;

/// <summary>A running measurement of time; disposing it records the elapsed time into its histogram.</summary>
/// <remarks>May be disposed on another thread than it was started on. The default value records nothing.</remarks>
public readonly struct TimerScope : IDisposable, IEquatable<TimerScope>
{
    private readonly HistogramSeries? _series;
    private readonly TimeProvider? _time;
    private readonly long _start;
    private readonly double _unitsPerSecond;

    internal TimerScope(HistogramSeries series, TimeProvider time, double unitsPerSecond)
    {
        _series = series;
        _time = time;
        _unitsPerSecond = unitsPerSecond;
        _start = time.GetTimestamp();
    }

    /// <summary>The time since the scope was started.</summary>
    public TimeSpan Elapsed => _time is null ? TimeSpan.Zero : _time.GetElapsedTime(_start);

    /// <summary>Whether two scopes are the same running measurement.</summary>
    /// <param name="left">One scope.</param>
    /// <param name="right">The other scope.</param>
    /// <returns>True when they are.</returns>
    public static bool operator ==(TimerScope left, TimerScope right) => left.Equals(right);

    /// <summary>Whether two scopes are different measurements.</summary>
    /// <param name="left">One scope.</param>
    /// <param name="right">The other scope.</param>
    /// <returns>True when they are.</returns>
    public static bool operator !=(TimerScope left, TimerScope right) => !left.Equals(right);

    /// <summary>Records the elapsed time.</summary>
    public void Dispose()
    {
        if (_series is not null)
            _series.Record(Elapsed.TotalSeconds * _unitsPerSecond);
    }

    /// <inheritdoc/>
    public bool Equals(TimerScope other) => ReferenceEquals(_series, other._series) && _start == other._start;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TimerScope other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_series, _start);
}
