using System.Diagnostics.Metrics;
using System.Numerics;

namespace Instrumentation.Capture;

// What becomes of an instrument of System.Diagnostics.Metrics. Adds tells up-down counters from gauges, which are both recorded as gauges.
internal readonly record struct InstrumentShape(InstrumentKind Kind, bool Adds)
{
    // Null for a type that this library does not know.
    internal static InstrumentShape? Of(System.Diagnostics.Metrics.Instrument instrument)
    {
        Type type = instrument.GetType();
        if (!type.IsGenericType)
            return null;
        Type definition = type.GetGenericTypeDefinition();
        if (definition == typeof(Counter<>) || definition == typeof(ObservableCounter<>))
            return new InstrumentShape(InstrumentKind.Counter, Adds: true);
        if (definition == typeof(UpDownCounter<>) || definition == typeof(ObservableUpDownCounter<>))
            return new InstrumentShape(InstrumentKind.Gauge, Adds: true);
        if (definition == typeof(Gauge<>) || definition == typeof(ObservableGauge<>))
            return new InstrumentShape(InstrumentKind.Gauge, Adds: false);
        return definition == typeof(Histogram<>) ? new InstrumentShape(InstrumentKind.Histogram, Adds: false) : null;
    }

    // The boundaries that the instrument's author advises; null when there are none that can be used.
    internal static double[]? AdvisedBoundaries(System.Diagnostics.Metrics.Instrument instrument)
    {
        double[]? advised = instrument switch
        {
            Histogram<double> histogram => ToDoubles(histogram.Advice),
            Histogram<long> histogram => ToDoubles(histogram.Advice),
            Histogram<int> histogram => ToDoubles(histogram.Advice),
            Histogram<float> histogram => ToDoubles(histogram.Advice),
            Histogram<decimal> histogram => ToDoubles(histogram.Advice),
            Histogram<short> histogram => ToDoubles(histogram.Advice),
            Histogram<byte> histogram => ToDoubles(histogram.Advice),
            _ => null,
        };
        if (advised is null)
            return null;

        // The last bucket reaches to infinity anyway, and different decimals may be one double.
        double[] usable = [.. advised.Where(double.IsFinite).Distinct().Order()];
        return usable.Length <= InstrumentConstants.MaxBoundaries ? usable : null;
    }

    private static double[]? ToDoubles<T>(InstrumentAdvice<T>? advice)
        where T : struct, INumberBase<T>
        => advice?.HistogramBucketBoundaries is { } boundaries ? [.. boundaries.Select(double.CreateSaturating)] : null;
}
