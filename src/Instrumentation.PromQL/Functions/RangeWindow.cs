using Instrumentation.Histograms;
using Instrumentation.Reading;

namespace Instrumentation.Functions;

/// <summary>The samples of one step's range: a part of what was read for all steps.</summary>
internal readonly ref struct RangeWindow
{
    private readonly SampleBuffer _samples;
    private readonly int _from;

    public RangeWindow(SampleBuffer samples, int from, int to, long startMs, long endMs)
    {
        _samples = samples;
        _from = from;
        Count = to - from;
        StartMs = startMs;
        EndMs = endMs;
    }

    public int Count { get; }

    /// <summary>The nominal beginning of the range.</summary>
    public long StartMs { get; }

    /// <summary>The end of the range.</summary>
    public long EndMs { get; }

    public double RangeSeconds => (EndMs - StartMs) / 1000.0;

    public ReadOnlySpan<long> Timestamps => _samples.Timestamps.Slice(_from, Count);

    public ReadOnlySpan<double> Values => _samples.Values.Slice(_from, Count);

    public bool HasHistograms => _samples.HasHistograms;

    public NativeHistogram? Histogram(int index) => _samples.HasHistograms ? _samples.Histograms[_from + index] : null;

    public long StartTime(int index) => _samples.HasStartTimes ? _samples.StartTimes[_from + index] : 0;

    public bool HasStartTimes => _samples.HasStartTimes;

    /// <summary>All samples that were read, the ones before and after this window too.</summary>
    public SampleBuffer All => _samples;

    /// <summary>Where the window begins in <see cref="All"/>.</summary>
    public int From => _from;

    /// <summary>How many samples of the window are numbers.</summary>
    public int CountNumbers()
    {
        if (!_samples.HasHistograms)
            return Count;
        int numbers = 0;
        foreach (NativeHistogram? histogram in _samples.Histograms.Slice(_from, Count))
        {
            if (histogram is null)
                numbers++;
        }

        return numbers;
    }
}
