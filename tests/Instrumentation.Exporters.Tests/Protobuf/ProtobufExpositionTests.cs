using Instrumentation.Exporters.Tests.Formats;

namespace Instrumentation.Exporters.Tests.Protobuf;

public sealed class ProtobufExpositionTests
{
    [Test]
    public void Every_kind_is_written() => Approved.Verify(DecodedFamily.Dump(DecodedFamily.ReadAll(Expose.Protobuf(Samples.EveryKind()))));

    [Test]
    public void Native_histograms_are_repeated_as_classic_buckets_where_that_is_asked_for()
    {
        var options = new PrometheusExporterOptions { ClassicBucketsWithNative = true };
        DecodedFamily latency = DecodedFamily.ReadAll(Expose.Protobuf(Samples.EveryKind(), options)).Single(family => family.Name == "request_latency_seconds");

        // Scale 1, offset -2: buckets end at 2^-0.5, 2^0, 2^0.5 and 2^1.
        Assert.That(latency.Metrics[0].Buckets.Select(bucket => bucket.UpperBound), Is.EqualTo(new[] { Math.Sqrt(0.5), 1, Math.Sqrt(2), 2, double.PositiveInfinity }).Within(1e-15));
        Assert.That(latency.Metrics[0].Buckets.Select(bucket => bucket.CumulativeCount), Is.EqualTo(new long[] { 1, 1, 3, 6, 6 }));
        Assert.That(latency.Metrics[1].Buckets.Select(bucket => bucket.UpperBound), Is.EqualTo(new[] { -2, -1, 0, 2, double.PositiveInfinity }));
        Assert.That(latency.Metrics[1].Buckets.Select(bucket => bucket.CumulativeCount), Is.EqualTo(new long[] { 3, 5, 9, 14, 14 }));
    }

    [Test]
    public void The_zero_bucket_of_a_native_histogram_stays_below_its_other_buckets()
    {
        var source = new FixedSource();
        source.Histogram("tiny").Exponential(new() { Scale = 0, PositiveOffset = -600, Positive = [1] });
        DecodedFamily.Metric metric = DecodedFamily.ReadAll(Expose.Protobuf(source)).Single().Metrics.Single();
        Assert.That(metric.ZeroThreshold, Is.GreaterThan(0).And.LessThanOrEqualTo(Math.ScaleB(1, -600)));
    }
}
