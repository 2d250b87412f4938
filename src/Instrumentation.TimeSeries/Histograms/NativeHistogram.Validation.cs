using System.Collections.Immutable;

namespace Instrumentation.Histograms;

/// <content>Whether the parts fit together.</content>
public sealed partial class NativeHistogram
{
    /// <summary>Finds what keeps the parts from making a histogram.</summary>
    /// <returns>One sentence for each problem; empty for a valid histogram.</returns>
    public IReadOnlyList<string> Validate()
    {
        var problems = new List<string>();
        if (HasCustomBuckets)
            CheckCustom(problems);
        else
            CheckExponential(problems);
        CheckSide(problems, "positive", Positive);
        CheckSide(problems, "negative", Negative);
        CheckCount(problems, "the zero bucket", ZeroCount);
        CheckCount(problems, "all observations", Count);
        return problems;
    }

    private static void CheckSide(List<string> problems, string side, BucketSide buckets)
    {
        long length = 0;
        for (int span = 0; span < buckets.Spans.Length; span++)
        {
            if (span > 0 && buckets.Spans[span].Offset < 0)
                problems.Add($"{side} span {span + 1} has the negative offset {buckets.Spans[span].Offset}");
            if (buckets.Spans[span].Length < 0)
                problems.Add($"{side} span {span + 1} has the negative length {buckets.Spans[span].Length}");
            length += buckets.Spans[span].Length;
        }

        if (length != buckets.Counts.Length)
            problems.Add($"{side} spans name {length} buckets, there are {buckets.Counts.Length}");
        for (int bucket = 0; bucket < buckets.Counts.Length; bucket++)
            CheckCount(problems, $"{side} bucket {bucket + 1}", buckets.Counts[bucket]);
    }

    private static void CheckCount(List<string> problems, string what, double count)
    {
        if (count < 0)
            problems.Add($"{what} has the negative count {ShortNumber.Format(count)}");
    }

    private void CheckExponential(List<string> problems)
    {
        if (Schema is < ExponentialBounds.CoarsestSchema or > ExponentialBounds.FinestSchema)
            problems.Add($"{Schema} is no schema; {ExponentialBounds.CoarsestSchema} to {ExponentialBounds.FinestSchema} and {CustomBucketsSchema} are");
        if (!CustomBounds.IsEmpty)
            problems.Add("exponential buckets have custom bounds");
        if (!(ZeroThreshold >= 0) || double.IsInfinity(ZeroThreshold))
            problems.Add($"the zero threshold {ShortNumber.Format(ZeroThreshold)} is not 0 or above and finite");
    }

    private void CheckCustom(List<string> problems)
    {
        if (ZeroCount != 0 || ZeroThreshold != 0)
            problems.Add("custom buckets have a zero bucket");
        if (!NegativeSpans.IsEmpty || !NegativeBuckets.IsEmpty)
            problems.Add("custom buckets have negative ones");
        CheckBounds(problems, CustomBounds);
        int last = -1;
        foreach ((int index, _) in Positive)
        {
            if (index < 0)
                problems.Add($"there is no custom bucket {index}");
            last = index;
        }

        if (last > CustomBounds.Length)
            problems.Add($"the last span names bucket {last}, the {CustomBounds.Length} custom bounds make buckets up to {CustomBounds.Length}");
    }

    private static void CheckBounds(List<string> problems, ImmutableArray<double> bounds)
    {
        for (int bound = 0; bound < bounds.Length; bound++)
        {
            if (double.IsNaN(bounds[bound]) || double.IsInfinity(bounds[bound]))
                problems.Add($"custom bound {ShortNumber.Format(bounds[bound])} is not finite; the last bucket is infinite without one");
            else if (bound > 0 && bounds[bound] <= bounds[bound - 1])
                problems.Add($"custom bound {ShortNumber.Format(bounds[bound])} is not above {ShortNumber.Format(bounds[bound - 1])} before it");
        }
    }
}
