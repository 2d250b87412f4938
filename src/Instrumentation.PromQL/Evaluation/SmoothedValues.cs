using Instrumentation.Functions;
using Instrumentation.Histograms;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>Values between samples.</summary>
internal static class SmoothedValues
{
    public static void Set(SampleBuffer samples, long time, QueryContext context, string metricName, SourceSpan span, StepValues values, int step)
    {
        int after = ExtendedRates.FirstAbove(samples.Timestamps, time - 1);
        int before = after < samples.Count && samples.Timestamps[after] == time ? after : after - 1;
        bool hasBefore = before >= 0 && samples.Timestamps[before] >= time - context.LookbackMs + context.OpenMs;
        bool hasAfter = after < samples.Count && samples.Timestamps[after] <= time + context.LookbackMs;
        if (!hasBefore)
            return;
        NativeHistogram? first = samples.HasHistograms ? samples.Histograms[before] : null;
        if (before == after || !hasAfter)
        {
            if (first is not null)
                values.Set(step, first);
            else
                values.Set(step, samples.Values[before]);
            return;
        }

        NativeHistogram? second = samples.HasHistograms ? samples.Histograms[after] : null;
        if (first is null && second is null)
        {
            values.Set(step, ExtendedRates.Interpolate(samples.Timestamps, samples.Values, before, time, isCounter: false, isLeft: false));
            return;
        }

        if (first is null || second is null)
        {
            context.Annotations.Warn($"encountered a mix of histograms and floats for metric name {Annotation.Quote(metricName)}", span);
            return;
        }

        double share = (time - samples.Timestamps[before]) / (double)(samples.Timestamps[after] - samples.Timestamps[before]);
        if (HistogramInterpolation.Between(first, second, share) is { } between)
            values.Set(step, between);
        else
            HistogramAnnotations.WarnMixedBuckets(context.Annotations, metricName, span);
    }
}
