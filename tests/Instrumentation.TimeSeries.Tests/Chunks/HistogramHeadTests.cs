using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Instrumentation.Histograms;
using Instrumentation.Reading;

namespace Instrumentation.Chunks;

public class HistogramHeadTests
{
    private static readonly double[] Counts = [0, 1, 5, 1_000, 0.5, -0.0, -3, double.NaN, 1e18, 4503599627370497];

    private static Gen<NativeHistogram> Histograms =>
        from layout in Gen.Choose(0, 3)
        from integers in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
        from counts in (integers ? Gen.Choose(0, 500).Select(count => (double)count) : Gen.Elements(Counts)).ArrayOf(8)
        from sum in Gen.Elements(0, 1.5, -0.0, double.NaN, 1e10, StaleMarker.Value)
        from hint in Gen.Elements(Enum.GetValues<CounterResetHint>())
        select Make(layout, counts, sum, hint);

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Every_histogram_comes_back() => Prop.ForAll(Histograms.ArrayOf().Resize(60).ToArbitrary(), histograms =>
    {
        if (histograms.Length == 0)
            return true;
        var head = new HistogramHead(1_000);
        var writer = new ByteWriter();
        for (int index = 0; index < histograms.Length; index++)
            head.Append(writer, TimeOf(index), histograms[index], index / 10 * 500);
        HeadCopy open = head.Copy([], []);
        byte[] chunk = head.Close(writer);
        return Comes_back(open.Chunk!, open.ChunkLength, histograms) && Comes_back(chunk, chunk.Length, histograms) && Chunk.Count(chunk) == histograms.Length;
    });

    [Test]
    public void The_marker_that_ends_a_series_leaves_the_layout_in_force()
    {
        var head = new HistogramHead(0);
        var writer = new ByteWriter();
        head.Append(writer, 0, Make(1, [1, 2, 3, 4, 5, 6, 7, 8], 1, CounterResetHint.Unknown), 0);
        int before = head.Copy([], []).ChunkLength;
        head.Append(writer, 1, new NativeHistogram { Sum = StaleMarker.Value }, 0);
        head.Append(writer, 2, Make(1, [1, 2, 3, 4, 5, 6, 7, 8], 1, CounterResetHint.Unknown), 0);
        Assert.That(head.Copy([], []).ChunkLength - before, Is.LessThan(10));
    }

    [Test]
    public void A_range_of_time_is_cut_out_exactly()
    {
        var head = new HistogramHead(0);
        var writer = new ByteWriter();
        for (int index = 0; index < 20; index++)
            head.Append(writer, index * 10, Make(1, [index, index, 0, 0, index, 0, 0, 0], index, CounterResetHint.NotReset), 0);
        byte[] chunk = head.Close(writer);
        var samples = new SampleBuffer();
        Chunk.Read(chunk, chunk.Length, 45, 80, samples);
        Assert.That(samples.Timestamps.ToArray(), Is.EqualTo(new long[] { 50, 60, 70, 80 }));
        Assert.That(samples.Histograms[0]!.Sum, Is.EqualTo(5));
    }

    private static long TimeOf(int index) => 1_000 + (index * 15_000L) + (index % 7 == 3 ? 3 : 0);

    private static bool Comes_back(byte[] chunk, int length, NativeHistogram[] histograms)
    {
        var read = new SampleBuffer();
        Chunk.Read(chunk, length, long.MinValue, long.MaxValue, read);
        if (read.Count != histograms.Length)
            return false;
        for (int index = 0; index < histograms.Length; index++)
        {
            long start = read.HasStartTimes ? read.StartTimes[index] : 0;
            if (read.Timestamps[index] != TimeOf(index) || start != index / 10 * 500 || Text(read.Histograms[index]!) != Text(histograms[index]))
                return false;
        }

        return true;
    }

    private static string Text(NativeHistogram histogram) => string.Join(
        '|',
        histogram.Schema,
        Bits(histogram.ZeroThreshold),
        Bits(histogram.ZeroCount),
        Bits(histogram.Count),
        Bits(histogram.Sum),
        string.Join(',', histogram.PositiveSpans),
        string.Join(',', histogram.NegativeSpans),
        Bits([.. histogram.PositiveBuckets]),
        Bits([.. histogram.NegativeBuckets]),
        Bits([.. histogram.CustomBounds]),
        histogram.ResetHint);

    private static string Bits(params double[] values) => string.Join(',', values.Select(BitConverter.DoubleToInt64Bits));

    private static NativeHistogram Make(int layout, double[] counts, double sum, CounterResetHint hint) => layout switch
    {
        0 => new NativeHistogram { Sum = sum, ResetHint = hint },
        1 => new NativeHistogram
        {
            Schema = 3,
            ZeroThreshold = 1e-128,
            ZeroCount = counts[0],
            Count = counts.Sum(),
            Sum = sum,
            PositiveSpans = [new HistogramSpan(-2, 2), new HistogramSpan(3, 1)],
            PositiveBuckets = [counts[1], counts[2], counts[3]],
            NegativeSpans = [new HistogramSpan(0, 4)],
            NegativeBuckets = [.. counts[4..8]],
            ResetHint = hint,
        },
        2 => new NativeHistogram
        {
            Schema = NativeHistogram.CustomBucketsSchema,
            Count = counts[7],
            Sum = sum,
            PositiveSpans = [new HistogramSpan(0, 3)],
            PositiveBuckets = [.. counts[..3]],
            CustomBounds = [0.1, -0.0, double.NaN],
            ResetHint = hint,
        },
        _ => new NativeHistogram { Schema = -4, Sum = sum, PositiveSpans = [new HistogramSpan(0, 8)], PositiveBuckets = [.. counts], ResetHint = hint },
    };
}
