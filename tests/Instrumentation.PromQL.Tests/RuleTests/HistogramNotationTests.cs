using FsCheck;
using FsCheck.Fluent;
using Instrumentation.Histograms;

namespace Instrumentation.RuleTests;

public class HistogramNotationTests
{
    private static Gen<NativeHistogram> Histograms =>
        from schema in Gen.Elements(-4, 0, 3, 8, NativeHistogram.CustomBucketsSchema)
        from offset in Gen.Choose(-5, 5)
        from positive in Gen.Choose(0, 5).Select(count => count / 2.0).ListOf()
        from negative in Gen.Choose(0, 5).Select(count => (double)count).ListOf()
        from numbers in Gen.Elements(0, 0.001, 1, -2.5, 1e100, double.PositiveInfinity).ListOf(4)
        from hint in Gen.Elements(Enum.GetValues<CounterResetHint>())
        select new NativeHistogram
        {
            Schema = schema,
            Count = numbers[0],
            Sum = numbers[1],
            ZeroCount = numbers[2],
            ZeroThreshold = numbers[3],
            Positive = Side(offset, positive),
            Negative = Side(-offset, negative),
            CustomBounds = schema == NativeHistogram.CustomBucketsSchema ? [-1, 0.5, 3] : [],
            ResetHint = hint,
        };

    [FsCheck.NUnit.Property]
    public Property What_is_written_reads_back() => Prop.ForAll(
        Histograms.ToArbitrary(),
        histogram =>
        {
            NativeHistogram read = HistogramNotation.Parse(HistogramNotation.Write(histogram));
            return read.Compact().Equals(histogram.Compact()) && read.ResetHint == histogram.ResetHint;
        });

    [Test]
    public void Keys_stand_in_any_order()
    {
        NativeHistogram histogram = HistogramNotation.Parse("{{ buckets:[1 2.5 inf] schema:2 n_offset:-3 n_buckets:[4] z_bucket_w:0.1 z_bucket:3 count:7 sum:-1e2 offset:+1 counter_reset_hint:gauge }}");
        Assert.That(histogram, Is.EqualTo(new NativeHistogram
        {
            Schema = 2,
            Count = 7,
            Sum = -100,
            ZeroCount = 3,
            ZeroThreshold = 0.1,
            Positive = Side(1, [1, 2.5, double.PositiveInfinity]),
            Negative = Side(-3, [4]),
        }));
        Assert.That(histogram.ResetHint, Is.EqualTo(CounterResetHint.Gauge));
    }

    [Test]
    public void What_is_0_is_not_written()
    {
        Assert.That(HistogramNotation.Write(new NativeHistogram()), Is.EqualTo("{{}}"));
        Assert.That(
            HistogramNotation.Write(new NativeHistogram { Schema = -53, Count = 3, CustomBounds = [1, 2], Positive = Side(0, [0, 1, 0, 2]) }),
            Is.EqualTo("{{schema:-53 count:3 custom_values:[1 2] offset:1 buckets:[1 0 2]}}"));
    }

    [TestCase("{{count:1", 9)]
    [TestCase("{{count}}", 7)]
    [TestCase("{{count:1 count:2}}", 10)]
    [TestCase("{{size:1}}", 2)]
    [TestCase("{{buckets:[1,2]}}", 12)]
    [TestCase("{{counter_reset_hint:maybe}}", 21)]
    [TestCase("{{schema:1.5}}", 10)]
    [TestCase("{{}} x", 5)]
    [TestCase("5", 0)]
    public void A_text_that_is_no_histogram_is_refused_where_it_goes_wrong(string text, int position) =>
        Assert.That(() => HistogramNotation.Parse(text), Throws.TypeOf<NotationException>().With.Property(nameof(NotationException.Position)).EqualTo(position));

    private static BucketSide Side(int offset, List<double> counts) =>
        counts.Count == 0 ? BucketSide.Empty : new BucketSide([new HistogramSpan(offset, counts.Count)], [.. counts]);
}
