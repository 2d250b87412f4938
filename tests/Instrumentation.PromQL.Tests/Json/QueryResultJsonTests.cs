using System.Buffers;
using System.Text;
using System.Text.Json;
using Instrumentation.Evaluation;
using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.Json;

public sealed class QueryResultJsonTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeMilliseconds(60_250);

    private static readonly NativeHistogram Histogram = new()
    {
        Schema = 0,
        Count = 11.5,
        Sum = 18.75,
        ZeroThreshold = 0.5,
        ZeroCount = 2,
        PositiveSpans = [new HistogramSpan(1, 3)],
        PositiveBuckets = [3, 0, 1.5],
        NegativeSpans = [new HistogramSpan(0, 1)],
        NegativeBuckets = [5],
    };

    [Test]
    public void A_scalar_is_its_time_and_value() => Expect(
        new QueryResult { Type = PromqlType.Scalar, Series = [Numbers(SeriesLabels.Empty, (60_250, 1.5))] },
        """{"resultType":"scalar","result":[60.250,"1.5"]}""");

    [Test]
    public void A_text_has_the_time_of_the_query() => Expect(
        new QueryResult { Type = PromqlType.String, Text = "a \"b\"" },
        """{"resultType":"string","result":[60.250,"a \u0022b\u0022"]}""");

    [Test]
    public void A_vector_has_a_value_or_a_histogram_for_each_series() => Expect(
        new QueryResult
        {
            Type = PromqlType.InstantVector,
            Series =
            [
                Numbers(SeriesLabels.Of(("__name__", "x"), ("a", "ü")), (1_000, double.PositiveInfinity)),
                new ResultSeries(SeriesLabels.Empty, [1_000], [18.75], [Histogram]),
            ],
        },
        """
        {"resultType":"vector","result":[{"metric":{"__name__":"x","a":"\u00FC"},"value":[1,"+Inf"]},{"metric":{},"histogram":[1,{"count":"11.5","sum":"18.75",
        "buckets":[[1,"-1","-0.5","5"],[3,"-0.5","0.5","2"],[0,"1","2","3"],[0,"4","8","1.5"]]}]}]}
        """);

    [Test]
    public void A_range_vector_parts_numbers_from_histograms() => Expect(
        new QueryResult
        {
            Type = PromqlType.RangeVector,
            Series = [new ResultSeries(SeriesLabels.Of(("a", "b")), [1_000, 2_000, 3_000], [1, 0, 3], [null, new NativeHistogram(), null])],
        },
        """{"resultType":"matrix","result":[{"metric":{"a":"b"},"values":[[1,"1"],[3,"3"]],"histograms":[[2,{"count":"0","sum":"0"}]]}]}""");

    [Test]
    public void Custom_buckets_reach_to_infinity() => Expect(
        new QueryResult
        {
            Type = PromqlType.InstantVector,
            Series =
            [
                new ResultSeries(SeriesLabels.Empty, [0], [3],
                [
                    new NativeHistogram
                    {
                        Schema = NativeHistogram.CustomBucketsSchema, Count = 3, Sum = 3, CustomBounds = [1, 2], PositiveSpans = [new HistogramSpan(0, 3)], PositiveBuckets = [1, 1, 1],
                    },
                ]),
            ],
        },
        """{"resultType":"vector","result":[{"metric":{},"histogram":[0,{"count":"3","sum":"3","buckets":[[3,"-Inf","1","1"],[0,"1","2","1"],[0,"2","+Inf","1"]]}]}]}""");

    [TestCase(PromqlType.InstantVector, "vector")]
    [TestCase(PromqlType.RangeVector, "matrix")]
    public void No_series_are_an_empty_list(PromqlType type, string name) =>
        Expect(new QueryResult { Type = type }, $$"""{"resultType":"{{name}}","result":[]}""");

    [Test]
    public async Task A_large_result_is_handed_on_in_parts()
    {
        ResultSeries[] series = [.. Enumerable.Range(0, 100).Select(index => Numbers(SeriesLabels.Of(("index", $"{index}")), [.. Enumerable.Range(0, 500).Select(step => (step * 1_000L, step / 3.0))]))];
        var result = new QueryResult { Type = PromqlType.RangeVector, Series = series };
        var stream = new CountingStream();
        await using var json = new Utf8JsonWriter(stream);

        await QueryResultJson.WriteAsync(json, result, Time);
        await json.FlushAsync();

        Assert.That(stream.ToArray(), Is.EqualTo(Bytes(result)));
        Assert.That(stream.Largest, Is.LessThan(64 * 1_024));
    }

    [Test]
    public void Writing_numbers_allocates_nothing()
    {
        var result = new QueryResult
        {
            Type = PromqlType.RangeVector,
            Series = [Numbers(SeriesLabels.Of(("a", "b")), [.. Enumerable.Range(0, 10_000).Select(step => (step * 1_001L, step * 1.1e14))])],
        };
        var body = new ArrayBufferWriter<byte>(1 << 20);
        using var json = new Utf8JsonWriter(body);
        QueryResultJson.Write(json, result, Time);
        json.Flush();
        body.ResetWrittenCount();
        json.Reset();

        long before = GC.GetAllocatedBytesForCurrentThread();
        QueryResultJson.Write(json, result, Time);
        json.Flush();

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1_024));
    }

    private static ResultSeries Numbers(SeriesLabels labels, params (long TimeMs, double Value)[] points) =>
        new(labels, [.. points.Select(point => point.TimeMs)], [.. points.Select(point => point.Value)], null);

    private static void Expect(QueryResult result, string json) =>
        Assert.That(Encoding.UTF8.GetString(Bytes(result)), Is.EqualTo(json.Replace("\n", "", StringComparison.Ordinal)));

    private static byte[] Bytes(QueryResult result)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
            QueryResultJson.Write(json, result, Time);
        return body.WrittenSpan.ToArray();
    }

    private sealed class CountingStream : MemoryStream
    {
        public int Largest { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Largest = Math.Max(Largest, buffer.Length);
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
