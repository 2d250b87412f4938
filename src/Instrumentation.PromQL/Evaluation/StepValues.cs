using Instrumentation.Histograms;
using Instrumentation.Reading;

namespace Instrumentation.Evaluation;

/// <summary>A series' values at every step: a number, a histogram, or nothing.</summary>
internal sealed class StepValues(int count)
{
    private NativeHistogram?[]? _histograms;

    /// <summary>The number of each step; <see cref="Absent"/> where there is nothing or a histogram.</summary>
    public double[] Numbers { get; } = new double[count];

    public bool HasHistograms { get; private set; }

    /// <summary>The histogram of each step; only where <see cref="HasHistograms"/>.</summary>
    public NativeHistogram?[] Histograms => _histograms!;

    // No value of a query is the stale marker, so it can stand for no value; arithmetic never makes one of other numbers.
    public static double Absent => StaleMarker.Value;

    public static bool IsAbsent(double number) => StaleMarker.Is(number);

    public bool IsPresent(int step) => !IsAbsent(Numbers[step]) || (HasHistograms && _histograms![step] is not null);

    public NativeHistogram? Histogram(int step) => HasHistograms ? _histograms![step] : null;

    public void Clear()
    {
        Array.Fill(Numbers, Absent);
        ClearHistograms();
    }

    public void ClearHistograms()
    {
        if (HasHistograms)
            Array.Clear(_histograms!);
        HasHistograms = false;
    }

    public void Set(int step, double number)
    {
        Numbers[step] = number;
        if (HasHistograms)
            _histograms![step] = null;
    }

    public void Set(int step, NativeHistogram? histogram)
    {
        Numbers[step] = Absent;
        if (histogram is null && !HasHistograms)
            return;
        _histograms ??= new NativeHistogram?[Numbers.Length];
        HasHistograms = true;
        _histograms[step] = histogram;
    }

    public void Remove(int step)
    {
        Numbers[step] = Absent;
        if (HasHistograms)
            _histograms![step] = null;
    }

    public void CopyFrom(StepValues other, int step)
    {
        if (other.Histogram(step) is { } histogram)
            Set(step, histogram);
        else
            Set(step, other.Numbers[step]);
    }

    public void CopyFrom(StepValues other)
    {
        other.Numbers.CopyTo(Numbers, 0);
        ClearHistograms();
        if (!other.HasHistograms)
            return;
        _histograms ??= new NativeHistogram?[Numbers.Length];
        HasHistograms = true;
        other._histograms!.CopyTo(_histograms, 0);
    }

    public int CountPresent()
    {
        int present = 0;
        for (int step = 0; step < Numbers.Length; step++)
        {
            if (IsPresent(step))
                present++;
        }

        return present;
    }
}
