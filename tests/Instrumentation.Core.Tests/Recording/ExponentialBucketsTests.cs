using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Recording;

public sealed class ExponentialBucketsTests
{
    private static readonly Gen<Part> Parts =
        from scale in Gen.Choose(-4, 8)
        from offset in Gen.Choose(-300, 300)
        from counts in Gen.Choose(0, 3).ListOf().Select(list => list.Select(count => (long)count).ToArray())
        select new Part(scale, offset, counts);

    [FsCheck.NUnit.Property]
    public Property Merging_is_associative_and_gives_what_a_dictionary_gives()
        => Prop.ForAll(Gen.Three(Parts).ToArbitrary(), parts =>
        {
            (Part a, Part b, Part c) = parts;
            ExponentialBuckets leftFirst = Merge(Merge(New(a), New(b)), New(c));
            ExponentialBuckets rightFirst = Merge(New(a), Merge(New(b), New(c)));
            Dictionary<int, long> expected = Expected([a, b, c], leftFirst.Scale);
            return leftFirst.Scale == rightFirst.Scale && Same(leftFirst, expected) && Same(rightFirst, expected);
        });

    [FsCheck.NUnit.Property]
    public Property Taking_away_what_was_added_leaves_the_rest()
        => Prop.ForAll(Gen.Two(Parts).ToArbitrary(), parts =>
        {
            (Part a, Part b) = parts;
            ExponentialBuckets both = Merge(New(a), New(b));
            ExponentialBuckets rest = both.Minus(New(b));
            return Same(rest, Expected([a], rest.Scale)) && Same(both, Expected([a, b], both.Scale));
        });

    private static ExponentialBuckets New(Part part)
    {
        var buckets = new ExponentialBuckets();
        buckets.Clear(part.Scale);
        buckets.Add(part.Counts, part.Offset, part.Scale, 1);
        return buckets;
    }

    private static ExponentialBuckets Merge(ExponentialBuckets left, ExponentialBuckets right)
    {
        left.Lower(right.Scale);
        left.Add(right.Counts, right.Offset, right.Scale, 1);
        return left;
    }

    private static Dictionary<int, long> Expected(Part[] parts, int scale)
    {
        var expected = new Dictionary<int, long>();
        foreach (Part part in parts)
        {
            for (int bucket = 0; bucket < part.Counts.Length; bucket++)
            {
                int index = (int)Math.Floor((part.Offset + bucket) / Math.Pow(2, part.Scale - scale));
                expected[index] = expected.GetValueOrDefault(index) + part.Counts[bucket];
            }
        }

        return expected;
    }

    private static bool Same(ExponentialBuckets buckets, Dictionary<int, long> expected)
    {
        for (int bucket = 0; bucket < buckets.Length; bucket++)
        {
            if (buckets.Counts[bucket] != expected.GetValueOrDefault(buckets.Offset + bucket))
                return false;
        }

        long sum = 0;
        foreach (long count in buckets.Counts)
            sum += count;
        return sum == expected.Values.Sum();
    }

    private sealed record Part(int Scale, int Offset, long[] Counts);
}
