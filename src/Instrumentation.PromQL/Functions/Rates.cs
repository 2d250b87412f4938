using Instrumentation.Syntax;

namespace Instrumentation.Functions;

/// <summary>How fast series grow.</summary>
internal static class Rates
{
    public static FunctionValue Rate(in RangeWindow window, RangeCall call) => Growth(window, call, isCounter: true, isRate: true);

    public static FunctionValue Increase(in RangeWindow window, RangeCall call) => Growth(window, call, isCounter: true, isRate: false);

    public static FunctionValue Delta(in RangeWindow window, RangeCall call) => Growth(window, call, isCounter: false, isRate: false);

    public static FunctionValue InstantRate(in RangeWindow window, RangeCall call) => LastStep(window, call, isRate: true);

    public static FunctionValue InstantDelta(in RangeWindow window, RangeCall call) => LastStep(window, call, isRate: false);

    private static FunctionValue Growth(in RangeWindow window, RangeCall call, bool isCounter, bool isRate)
    {
        int numbers = window.CountNumbers();
        if (numbers != window.Count)
        {
            if (numbers == 0)
                return HistogramRates.Growth(window, call, isCounter, isRate);
            call.WarnMixed();
            return FunctionValue.None;
        }

        if (call.Mode != SelectorMode.Plain)
        {
            if (isCounter)
                InformUnlessCounter(call);
            return ExtendedRates.Numbers(window, call, isCounter, isRate);
        }

        if (isCounter && call.Starts == CounterStartUse.Exact)
            return ExactGrowth.Numbers(window, call, isRate);
        return Extrapolated(window, call, isCounter, isRate);
    }

    private static FunctionValue Extrapolated(in RangeWindow window, RangeCall call, bool isCounter, bool isRate)
    {
        ReadOnlySpan<long> times = window.Timestamps;
        ReadOnlySpan<double> values = window.Values;
        bool useStarts = isCounter && call.Starts == CounterStartUse.Extrapolated && window.HasStartTimes;
        bool fromStart = useStarts && StartsInside(window);
        if (times.Length < 2 && !fromStart)
            return FunctionValue.None;
        double growth = values[^1] - values[0];
        if (isCounter)
        {
            InformUnlessCounter(call);
            growth = useStarts ? AddLost(growth, window) : AddLost(growth, values);
        }

        if (fromStart)
            growth += values[0];
        double factor = Extrapolation.Factor(
            window,
            times,
            fromStart ? window.StartTime(0) : null,
            isCounter && !fromStart && growth > 0 && values[0] >= 0 ? values[0] / growth : null);
        return growth * (isRate ? factor / window.RangeSeconds : factor);
    }

    /// <summary>Whether the first sample's counter began inside the range, so that all of it was counted there.</summary>
    public static bool StartsInside(in RangeWindow window) =>
        window.StartTime(0) > window.StartMs && CounterResets.IsKnown(window.Timestamps[0], window.StartTime(0));

    public static void InformUnlessCounter(RangeCall call)
    {
        string name = call.MetricName;
        if (ReferenceEquals(name, call.CounterNameSeen))
            return;
        call.CounterNameSeen = name;
        if (call.MetricType.Length > 0)
        {
            if (call.MetricType is not ("counter" or "histogram"))
                call.Annotations.Inform($"metric might not be a counter, __type__ label is not set to \"counter\" or \"histogram\", got \"{call.MetricType}\": {Annotation.Quote(name)}", call.RangeSpan);
        }
        else if (name.Length > 0 && !(name.EndsWith("_total", StringComparison.Ordinal) || name.EndsWith("_sum", StringComparison.Ordinal)
            || name.EndsWith("_count", StringComparison.Ordinal) || name.EndsWith("_bucket", StringComparison.Ordinal)))
        {
            call.Annotations.Inform($"metric might not be a counter, name does not end in _total/_sum/_count/_bucket: {Annotation.Quote(name)}", call.RangeSpan);
        }
    }

    // One after the other, as Prometheus does: the order tells where terms are so large that others are lost beside them.
    private static double AddLost(double growth, ReadOnlySpan<double> values)
    {
        for (int index = 1; index < values.Length; index++)
        {
            if (values[index] < values[index - 1])
                growth += values[index - 1];
        }

        return growth;
    }

    private static double AddLost(double growth, in RangeWindow window)
    {
        ReadOnlySpan<long> times = window.Timestamps;
        ReadOnlySpan<double> values = window.Values;
        for (int index = 1; index < values.Length; index++)
        {
            if (values[index] < values[index - 1]
                || CounterResets.StartedBetween(times[index - 1], window.StartTime(index - 1), times[index], window.StartTime(index)))
                growth += values[index - 1];
        }

        return growth;
    }

    private static FunctionValue LastStep(in RangeWindow window, RangeCall call, bool isRate)
    {
        if (window.Count < 2)
            return FunctionValue.None;
        int last = window.Count - 1;
        if (window.Histogram(last) is not null || window.Histogram(last - 1) is not null)
            return HistogramRates.LastStep(window, call, isRate);
        if (isRate)
            InformUnlessCounter(call);
        double value = window.Values[last];
        double previous = window.Values[last - 1];
        bool started = call.Starts != CounterStartUse.Ignored && CounterResets.StartedBetween(
            window.Timestamps[last - 1], window.StartTime(last - 1), window.Timestamps[last], window.StartTime(last));
        double growth = isRate && (value < previous || started) ? value : value - previous;
        return isRate ? growth / ((window.Timestamps[last] - window.Timestamps[last - 1]) / 1000.0) : growth;
    }
}
