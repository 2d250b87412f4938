using Instrumentation.Histograms;

namespace Instrumentation.TestScripts.Comparison;

/// <summary>Compares histograms as Prometheus' test scripts do: without empty buckets, and with the tolerance of numbers.</summary>
public static class HistogramComparison
{
    /// <summary>Tells whether two histograms are the same but for small differences.</summary>
    /// <param name="expected">One.</param>
    /// <param name="actual">The other.</param>
    /// <param name="withResetHint">Whether their reset hints are compared.</param>
    public static bool AreEqual(NativeHistogram expected, NativeHistogram actual, bool withResetHint)
    {
        expected = expected.Compact();
        actual = actual.Compact();
        return expected.Schema == actual.Schema
            && AlmostEqual.Numbers(expected.Count, actual.Count)
            && AlmostEqual.Numbers(expected.Sum, actual.Sum)
            && AlmostEqual.Numbers(expected.ZeroCount, actual.ZeroCount)
            && expected.ZeroThreshold == actual.ZeroThreshold
            && expected.CustomBounds.AsSpan().SequenceEqual(actual.CustomBounds.AsSpan())
            && AreSidesEqual(expected.Positive, actual.Positive)
            && AreSidesEqual(expected.Negative, actual.Negative)
            && (!withResetHint || expected.ResetHint == actual.ResetHint);
    }

    private static bool AreSidesEqual(BucketSide expected, BucketSide actual) =>
        expected.HasSameLayout(actual) && expected.Counts.Zip(actual.Counts).All(static pair => AlmostEqual.Numbers(pair.First, pair.Second));
}
