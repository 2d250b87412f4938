using Instrumentation.Histograms;

namespace Instrumentation.RuleTests;

/// <content>Histograms that repeat, rise and fall.</content>
public static partial class SeriesNotation
{
    private static void ReadHistograms(NotationReader reader, List<NotationValue> values)
    {
        int start = reader.Position;
        NativeHistogram histogram = HistogramNotation.Read(reader, out bool hasHint);
        bool falls = reader.Current == '-';
        NativeHistogram? change = null;
        if (falls || reader.Current == '+')
        {
            reader.Read(falls ? "-" : "+");
            change = HistogramNotation.Read(reader, out _);
        }

        int times = ReadTimes(reader, values, change is not null);
        values.Add(new NotationValue(0, histogram, HasResetHint: hasHint));
        for (int step = 0; step < times; step++)
        {
            if (change is not null)
                histogram = Change(histogram, change, falls) ?? throw new NotationException("the two histograms cannot be combined", reader.Text, start);
            values.Add(new NotationValue(0, histogram, HasResetHint: hasHint));
        }
    }

    // The change may be finer than what it changes but not coarser, so that the first sample's schema stays.
    private static NativeHistogram? Change(NativeHistogram histogram, NativeHistogram change, bool falls)
    {
        if (histogram.Schema > change.Schema)
            return null;
        NativeHistogram? result;
        bool isPossible = falls ? histogram.TrySubtract(change, out result, out _) : histogram.TryAdd(change, out result, out _);
        return isPossible ? result!.WithResetHint(CounterResetHints.Combine(histogram.ResetHint, change.ResetHint)) : null;
    }
}
