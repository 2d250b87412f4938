namespace Instrumentation.Recording;

// Counts values in buckets of constant relative width, so that any quantile is known to a relative error: DDSketch (Masson, Rim and Lee,
// "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees", PVLDB 12(12), 2019). The width is 2^(1/64), an error
// of at most (2^(1/64) - 1) / (2^(1/64) + 1) = 0.54 %.
internal sealed class QuantileSketch
{
    private readonly QuantileStore _positive = new();
    private readonly QuantileStore _negative = new();
    private long _zero;

    internal void Add(double value)
    {
        if (value == 0)
            Interlocked.Increment(ref _zero);
        else if (value > 0)
            _positive.Add(value);
        else
            _negative.Add(-value);
    }

    // The counts of several sketches taken together answer as one sketch of all their values. Quantiles ascend, so one walk answers them all.
    internal static void Estimate(ReadOnlySpan<QuantileSketch> sketches, IReadOnlyList<double> quantiles, Span<QuantileValue> values)
    {
        long count = 0;
        foreach (QuantileSketch sketch in sketches)
            count += sketch._negative.Count() + Volatile.Read(ref sketch._zero) + sketch._positive.Count();

        var answers = new Answers(quantiles, values, count);
        (int lowest, int highest) = Octaves(sketches, negative: true);
        for (int octave = highest; octave >= lowest && !answers.AreComplete; octave--)
        {
            for (int bucket = QuantileStore.BucketsPerOctave - 1; bucket >= 0; bucket--)
                answers.Pass(CountAt(sketches, octave, bucket, negative: true), octave, bucket, sign: -1);
        }

        foreach (QuantileSketch sketch in sketches)
            answers.Pass(Volatile.Read(ref sketch._zero), 0, 0, sign: 0);

        (lowest, highest) = Octaves(sketches, negative: false);
        for (int octave = lowest; octave <= highest && !answers.AreComplete; octave++)
        {
            for (int bucket = 0; bucket < QuantileStore.BucketsPerOctave; bucket++)
                answers.Pass(CountAt(sketches, octave, bucket, negative: false), octave, bucket, sign: 1);
        }

        answers.Close();
    }

    private static (int Lowest, int Highest) Octaves(ReadOnlySpan<QuantileSketch> sketches, bool negative)
    {
        int lowest = QuantileStore.HighestOctave;
        int highest = QuantileStore.LowestOctave;
        foreach (QuantileSketch sketch in sketches)
        {
            QuantileStore store = negative ? sketch._negative : sketch._positive;
            lowest = Math.Min(lowest, store.Lowest);
            highest = Math.Max(highest, store.Highest);
        }

        return (lowest, highest);
    }

    private static long CountAt(ReadOnlySpan<QuantileSketch> sketches, int octave, int bucket, bool negative)
    {
        long count = 0;
        foreach (QuantileSketch sketch in sketches)
        {
            if ((negative ? sketch._negative : sketch._positive).Page(octave) is { } page)
                count += Volatile.Read(ref page[bucket]);
        }

        return count;
    }

    // Answers each quantile with the bucket in which its rank is passed.
    private ref struct Answers(IReadOnlyList<double> quantiles, Span<QuantileValue> values, long count)
    {
        private readonly Span<QuantileValue> _values = values;
        private long _passed;
        private double _last = double.NaN;
        private int _answered;

        internal readonly bool AreComplete => _answered == _values.Length;

        internal void Pass(long here, int octave, int bucket, int sign)
        {
            if (here == 0)
                return;
            _passed += here;
            _last = sign * QuantileStore.Middle(octave, bucket);
            while (_answered < _values.Length && (long)(quantiles[_answered] * (count - 1)) < _passed)
                Answer();
        }

        // The rest: all of it where there are no values; otherwise what was counted and has left its place since.
        internal void Close()
        {
            while (_answered < _values.Length)
                Answer();
        }

        private void Answer()
        {
            _values[_answered] = new QuantileValue(quantiles[_answered], _last);
            _answered++;
        }
    }
}
