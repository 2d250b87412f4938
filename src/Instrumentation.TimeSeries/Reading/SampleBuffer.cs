using System.Runtime.InteropServices;
using Instrumentation.Histograms;

namespace Instrumentation.Reading;

/// <summary>Samples of one series in columns, kept and filled again from series to series. Not safe from several threads.</summary>
public sealed partial class SampleBuffer
{
    private long[] _timestamps = [];
    private double[] _values = [];
    private NativeHistogram?[]? _histograms;
    private long[]? _starts;

    /// <summary>How many samples there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether any sample is a histogram.</summary>
    public bool HasHistograms { get; private set; }

    /// <summary>Whether any sample's counter has a known start time.</summary>
    public bool HasStartTimes { get; private set; }

    /// <summary>Times in milliseconds since 1970-01-01 UTC, rising.</summary>
    public ReadOnlySpan<long> Timestamps => _timestamps.AsSpan(0, Count);

    /// <summary>Values; the sum of all observations where the sample is a histogram.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>Histograms, null where a sample is a number; empty when <see cref="HasHistograms"/> is false.</summary>
    public ReadOnlySpan<NativeHistogram?> Histograms => HasHistograms ? _histograms.AsSpan(0, Count) : default;

    /// <summary>When each sample's counter started, in milliseconds since 1970-01-01 UTC, 0 where that is unknown; empty when <see cref="HasStartTimes"/> is false.</summary>
    public ReadOnlySpan<long> StartTimes => HasStartTimes ? _starts.AsSpan(0, Count) : default;

    /// <summary>Appends a number.</summary>
    /// <param name="timestampUnixMs">Its time, later than the last one's.</param>
    /// <param name="value">The value; <see cref="StaleMarker"/> ends the series.</param>
    /// <param name="startUnixMs">When the counter started, 0 for unknown.</param>
    public void Add(long timestampUnixMs, double value, long startUnixMs = 0) => Append(timestampUnixMs, value, null, startUnixMs);

    /// <summary>Appends a histogram.</summary>
    /// <param name="timestampUnixMs">Its time, later than the last one's.</param>
    /// <param name="histogram">The histogram; one whose sum is the stale marker ends the series.</param>
    /// <param name="startUnixMs">When the counters started, 0 for unknown.</param>
    public void Add(long timestampUnixMs, NativeHistogram histogram, long startUnixMs = 0)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        Append(timestampUnixMs, histogram.Sum, histogram, startUnixMs);
    }

    /// <summary>Appends another buffer's samples without its stale markers.</summary>
    /// <param name="samples">What to append, later than what is there.</param>
    public void AddLive(SampleBuffer samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (Count == 0 && !samples.HasHistograms && !samples.HasStartTimes && !HasStaleMarker(samples.Values))
        {
            Reserve(samples.Count);
            samples.Timestamps.CopyTo(_timestamps);
            samples.Values.CopyTo(_values);
            Count = samples.Count;
            return;
        }

        for (int index = 0; index < samples.Count; index++)
        {
            if (!StaleMarker.Is(samples._values[index]))
                Append(samples._timestamps[index], samples._values[index], samples.HasHistograms ? samples._histograms![index] : null, samples.HasStartTimes ? samples._starts![index] : 0);
        }
    }

    /// <summary>Removes all samples; the memory stays.</summary>
    public void Clear()
    {
        if (HasHistograms)
            _histograms.AsSpan(0, Count).Clear();
        Count = 0;
        HasHistograms = false;
        HasStartTimes = false;
    }

    private void Append(long timestamp, double value, NativeHistogram? histogram, long start)
    {
        if (Count == _timestamps.Length)
            Grow();
        if (histogram is not null && !HasHistograms)
            BeginHistograms();
        if (start != 0 && !HasStartTimes)
            BeginStartTimes();
        _timestamps[Count] = timestamp;
        _values[Count] = value;
        if (HasHistograms)
            _histograms![Count] = histogram;
        if (HasStartTimes)
            _starts![Count] = start;
        Count++;
    }

    private void BeginHistograms()
    {
        if (_histograms is null || _histograms.Length < _timestamps.Length)
            _histograms = new NativeHistogram?[_timestamps.Length];
        _histograms.AsSpan(0, Count).Clear();
        HasHistograms = true;
    }

    private void BeginStartTimes()
    {
        if (_starts is null || _starts.Length < _timestamps.Length)
            _starts = new long[_timestamps.Length];
        _starts.AsSpan(0, Count).Clear();
        HasStartTimes = true;
    }

    private static bool HasStaleMarker(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, long>(values).Contains(StaleMarker.Bits);

    private void Grow() => Reserve(Math.Max(64, _timestamps.Length * 2));

    private void Reserve(int size)
    {
        if (size <= _timestamps.Length)
            return;
        Array.Resize(ref _timestamps, size);
        Array.Resize(ref _values, size);
        if (HasHistograms)
            Array.Resize(ref _histograms, size);
        if (HasStartTimes)
            Array.Resize(ref _starts, size);
    }
}
