using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Recording;

/// <summary>
/// Estimates against the values themselves, by the paper's definition of a quantile: of n values in order, counted from 0, the one at
/// floor(q * (n - 1)).
/// </summary>
public sealed class QuantileSketchTests
{
    private const double RelativeError = 0.01;
    private static readonly double[] Quantiles = [0, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1];

    public enum Distribution
    {
        Uniform,
        Lognormal,
        Bimodal,
        Negative,
        Signed,
        WithZeros,
        AllAlike,
        AllZero,
        Largest,
        SmallestNormal,
    }

    [Test]
    public void Every_quantile_is_within_one_percent([Values] Distribution distribution, [Values(1, 2, 1_000, 20_000)] int count)
    {
        var random = new Random(17);
        double[] values = [.. Enumerable.Range(0, count).Select(_ => Draw(distribution, random))];
        Assert.That(Faults(values, parts: 1), Is.Empty);
    }

    [FsCheck.NUnit.Property]
    public Property Any_measurements_in_any_parts_are_within_one_percent()
    {
        Gen<double> measurements =
            from whole in Gen.Choose(-1_000_000, 1_000_000)
            from exponent in Gen.Choose(-8, 8)
            select whole * Math.Pow(10, exponent);
        return Prop.ForAll(measurements.NonEmptyListOf().ToArbitrary(), Gen.Choose(1, 6).ToArbitrary(), (values, parts) => !Faults([.. values], parts).Any());
    }

    [Test]
    public void Without_values_every_quantile_is_unknown()
    {
        var estimates = new QuantileValue[Quantiles.Length];
        QuantileSketch.Estimate([new QuantileSketch(), new QuantileSketch()], Quantiles, estimates);
        Assert.That(estimates.Select(estimate => estimate.Quantile), Is.EqualTo(Quantiles));
        Assert.That(estimates.Select(estimate => estimate.Value), Is.All.NaN);
    }

    [Test]
    public void Threads_lose_nothing()
    {
        var sketch = new QuantileSketch();
        double[] values = [.. Enumerable.Range(1, 20_000).Select(number => Math.Pow(1.001, number - 10_000))];
        Together.Run(8, thread =>
        {
            for (int index = thread; index < values.Length; index += 8)
                sketch.Add(values[index]);
        });
        Assert.That(Faults(values, [sketch]), Is.Empty);
    }

    private static double Draw(Distribution distribution, Random random) => distribution switch
    {
        Distribution.Uniform => random.NextDouble() * 100,
        Distribution.Lognormal => Math.Exp(3 * Normal(random)),
        Distribution.Bimodal => (random.Next(10) == 0 ? 5_000 : 2) + (0.3 * Normal(random)),
        Distribution.Negative => -Math.Exp(2 * Normal(random)),
        Distribution.Signed => 50 * Normal(random),
        Distribution.WithZeros => random.Next(2) == 0 ? 0 : 10 * Normal(random),
        Distribution.AllAlike => 0.3,
        Distribution.AllZero => 0,
        Distribution.Largest => double.MaxValue * (0.2 + (0.8 * random.NextDouble())),
        _ => Math.ScaleB(1 + random.NextDouble(), -1022),
    };

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static IEnumerable<string> Faults(double[] values, int parts)
    {
        QuantileSketch[] sketches = [.. Enumerable.Range(0, parts).Select(_ => new QuantileSketch())];
        for (int index = 0; index < values.Length; index++)
            sketches[index % parts].Add(values[index]);
        return Faults(values, sketches);
    }

    private static IEnumerable<string> Faults(double[] values, QuantileSketch[] sketches)
    {
        var estimates = new QuantileValue[Quantiles.Length];
        QuantileSketch.Estimate(sketches, Quantiles, estimates);
        double[] ordered = [.. values.Order()];
        foreach (QuantileValue estimate in estimates)
        {
            double truth = ordered[(int)Math.Floor(estimate.Quantile * (ordered.Length - 1))];
            if (!(Math.Abs(estimate.Value - truth) <= RelativeError * Math.Abs(truth)))
                yield return $"quantile {estimate.Quantile}: {estimate.Value:R} instead of {truth:R}";
        }
    }
}
