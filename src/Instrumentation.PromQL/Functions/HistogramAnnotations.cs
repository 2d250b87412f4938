using Instrumentation.Syntax;

namespace Instrumentation.Functions;

/// <summary>What is said about native histograms.</summary>
internal static class HistogramAnnotations
{
    public static void WarnNotCounter(RangeCall call) =>
        call.Annotations.Warn($"this native histogram metric is not a counter: {Annotation.Quote(call.MetricName)}", call.RangeSpan);

    public static void WarnNotGauge(RangeCall call) =>
        call.Annotations.Warn($"this native histogram metric is not a gauge: {Annotation.Quote(call.MetricName)}", call.RangeSpan);

    public static void WarnMixedBuckets(RangeCall call) => WarnMixedBuckets(call.Annotations, call.MetricName, call.RangeSpan);

    public static void WarnMixedBuckets(AnnotationSet annotations, string metricName, SourceSpan span) =>
        annotations.Warn($"vector contains a mix of histograms with exponential and custom buckets schemas for metric name {Annotation.Quote(metricName)}", span);

    public static void InformReconciled(AnnotationSet annotations, string operation, SourceSpan span) =>
        annotations.Inform($"mismatched custom buckets were reconciled during {operation}", span);

    public static void WarnCollision(AnnotationSet annotations, string operation, SourceSpan span) =>
        annotations.Warn($"conflicting counter resets during histogram {operation}", span);
}
