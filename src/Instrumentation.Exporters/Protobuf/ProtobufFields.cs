namespace Instrumentation.Protobuf;

// Field numbers and enum values of io.prometheus.client's metrics.proto and of google.protobuf.Timestamp.
internal static class ProtobufFields
{
    internal const int FamilyName = 1;
    internal const int FamilyHelp = 2;
    internal const int FamilyType = 3;
    internal const int FamilyMetric = 4;
    internal const int FamilyUnit = 5;

    internal const int CounterType = 0;
    internal const int GaugeType = 1;
    internal const int SummaryType = 2;
    internal const int HistogramType = 4;

    internal const int MetricLabel = 1;
    internal const int MetricGauge = 2;
    internal const int MetricCounter = 3;
    internal const int MetricSummary = 4;
    internal const int MetricHistogram = 7;

    internal const int LabelName = 1;
    internal const int LabelValue = 2;

    internal const int GaugeValue = 1;

    internal const int CounterValue = 1;
    internal const int CounterExemplar = 2;
    internal const int CounterCreated = 3;

    internal const int SummaryCount = 1;
    internal const int SummarySum = 2;
    internal const int SummaryQuantile = 3;
    internal const int SummaryCreated = 4;
    internal const int QuantileQuantile = 1;
    internal const int QuantileValue = 2;

    internal const int HistogramCount = 1;
    internal const int HistogramSum = 2;
    internal const int HistogramBucket = 3;
    internal const int HistogramSchema = 5;
    internal const int HistogramZeroThreshold = 6;
    internal const int HistogramZeroCount = 7;
    internal const int HistogramNegativeSpan = 9;
    internal const int HistogramNegativeDelta = 10;
    internal const int HistogramPositiveSpan = 12;
    internal const int HistogramPositiveDelta = 13;
    internal const int HistogramCreated = 15;
    internal const int HistogramExemplar = 16;

    internal const int BucketCumulativeCount = 1;
    internal const int BucketUpperBound = 2;
    internal const int BucketExemplar = 3;

    internal const int SpanOffset = 1;
    internal const int SpanLength = 2;

    internal const int ExemplarLabel = 1;
    internal const int ExemplarValue = 2;
    internal const int ExemplarTimestamp = 3;

    internal const int TimestampSeconds = 1;
    internal const int TimestampNanoseconds = 2;
}
