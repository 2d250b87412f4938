namespace Instrumentation.Recording;

// Everything a series has counted since it was created, to tell whether it changed and what was forgotten of it.
internal sealed class SeriesTotals
{
    // A counter's whole part; the count of a distribution; how often a gauge was found touched.
    internal long Whole { get; set; }

    // A counter's fractional part; the sum of a distribution; a gauge's value.
    internal double Fraction { get; set; }

    // The buckets of an explicit histogram.
    internal long[] Buckets { get; set; } = [];

    // The zero bucket and the buckets of either sign of an exponential histogram.
    internal long Zero { get; set; }

    internal ExponentialBuckets? Positive { get; set; }

    internal ExponentialBuckets? Negative { get; set; }

    internal bool SameAs(SeriesTotals other) => Whole == other.Whole && Fraction.Equals(other.Fraction);

    // What was counted after the other totals.
    internal SeriesTotals Minus(SeriesTotals before)
    {
        var rest = new SeriesTotals
        {
            Whole = Whole - before.Whole,
            Fraction = Fraction - before.Fraction,
            Zero = Zero - before.Zero,
            Buckets = [.. Buckets],
            Positive = Positive?.Minus(before.Positive),
            Negative = Negative?.Minus(before.Negative),
        };
        for (int bucket = 0; bucket < before.Buckets.Length; bucket++)
            rest.Buckets[bucket] -= before.Buckets[bucket];
        return rest;
    }
}
