using FsCheck;
using FsCheck.Fluent;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.Functions;

public class SlidingFunctionsTests
{
    private static readonly string[] Names = ["avg_over_time", "delta", "increase", "max_over_time", "min_over_time", "rate", "sum_over_time"];

    [TestCaseSource(nameof(Names))]
    public void A_window_gives_the_same_as_the_function_by_itself(string name) => Prop.ForAll(
        Samples().ToArbitrary(),
        ArbMap.Default.ArbFor<PositiveInt>(),
        (samples, width) =>
        {
            SampleBuffer buffer = Buffer(samples);
            RangeCall call = Call();
            ISlidingFunction sliding = SlidingFunctions.Of(name, call)!;
            sliding.Begin(buffer.Timestamps, buffer.Values);
            int size = width.Get % 100;
            for (int from = 0; from + 1 + size <= buffer.Count; from++)
            {
                int to = from + 1 + size;
                long start = buffer.Timestamps[from] - 7_000;
                long end = buffer.Timestamps[to - 1] + 2_000;
                double expected = RangeFunctions.All[name](new RangeWindow(buffer, from, to, start, end), call).Number;
                double actual = sliding.Next(buffer.Timestamps, buffer.Values, from, to, start, end);
                if (!Same(expected, actual))
                    return false.Label($"{from} to {to}: {expected:R} and {actual:R}");
            }

            return true.ToProperty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Test]
    public void Extended_ranges_and_exact_growth_have_no_sliding_form()
    {
        var smoothed = new RangeCall(new AnnotationSet(""), default, default, default, CounterStartUse.Ignored, SelectorMode.Smoothed);
        var exact = new RangeCall(new AnnotationSet(""), default, default, default, CounterStartUse.Exact, SelectorMode.Plain);
        Assert.That(Names.Select(name => SlidingFunctions.Of(name, smoothed)), Is.All.Null);
        Assert.That(SlidingFunctions.Of("rate", exact), Is.Null);
        Assert.That(SlidingFunctions.Of("increase", exact), Is.Null);
    }

    private static RangeCall Call() => new(new AnnotationSet(""), default, default, default, CounterStartUse.Ignored, SelectorMode.Plain) { MetricName = "x_total" };

    // Sums of differently rounded parts differ in the last bits; where terms cancel out, by the size of the terms.
    private static bool Same(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(expected), Math.Abs(actual)));

    private static SampleBuffer Buffer(double[] values)
    {
        var buffer = new SampleBuffer();
        for (int index = 0; index < values.Length; index++)
            buffer.Add((index * 10_000L) + 137, values[index]);
        return buffer;
    }

    private static Gen<double[]> Samples()
    {
        Gen<double> counter = Gen.Choose(0, 1000).Select(value => (double)value);
        Gen<double> any = Gen.Frequency(
            (20, Gen.Choose(-1_000_000, 1_000_000).Select(value => value / 1000.0)), (1, Gen.Constant(double.NaN)), (1, Gen.Constant(double.PositiveInfinity)));
        return Gen.OneOf(
            counter.ArrayOf(150).Select(Accumulated),
            counter.ArrayOf(150),
            any.ArrayOf(150),
            Gen.Choose(0, 3).SelectMany(count => counter.ArrayOf(count)));
    }

    private static double[] Accumulated(double[] steps)
    {
        double sum = 0;
        return Array.ConvertAll(steps, step => sum = step > 990 ? 0 : sum + step);
    }
}
