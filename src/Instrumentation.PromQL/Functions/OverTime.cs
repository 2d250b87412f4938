namespace Instrumentation.Functions;

/// <summary>Aggregations of a series' samples over time.</summary>
internal static class OverTime
{
    public static FunctionValue Sum(in RangeWindow window, RangeCall call)
    {
        if (window.CountNumbers() != window.Count)
            return HistogramsOverTime.Sum(window, call);
        var sum = default(CompensatedSum);
        foreach (double value in window.Values)
            sum += value;
        return sum.Total;
    }

    public static FunctionValue Avg(in RangeWindow window, RangeCall call)
    {
        if (window.CountNumbers() != window.Count)
            return HistogramsOverTime.Avg(window, call);
        var mean = default(CompensatedMean);
        foreach (double value in window.Values)
            mean.Add(value);
        return mean.Value;
    }

    public static FunctionValue Count(in RangeWindow window, RangeCall call) => window.Count;

    public static FunctionValue Present(in RangeWindow window, RangeCall call) => 1;

    public static FunctionValue Last(in RangeWindow window, RangeCall call) => At(window, window.Count - 1);

    public static FunctionValue First(in RangeWindow window, RangeCall call) => At(window, 0);

    public static FunctionValue Min(in RangeWindow window, RangeCall call)
    {
        int place = PlaceOf(window, call, static (value, best) => value < best || double.IsNaN(best));
        return place < 0 ? FunctionValue.None : window.Values[place];
    }

    public static FunctionValue Max(in RangeWindow window, RangeCall call)
    {
        int place = PlaceOf(window, call, static (value, best) => value > best || double.IsNaN(best));
        return place < 0 ? FunctionValue.None : window.Values[place];
    }

    public static FunctionValue TimeOfMin(in RangeWindow window, RangeCall call) =>
        TimeAt(window, PlaceOf(window, call, static (value, best) => value <= best || double.IsNaN(best)));

    public static FunctionValue TimeOfMax(in RangeWindow window, RangeCall call) =>
        TimeAt(window, PlaceOf(window, call, static (value, best) => value >= best || double.IsNaN(best)));

    public static FunctionValue TimeOfFirst(in RangeWindow window, RangeCall call) => TimeAt(window, 0);

    public static FunctionValue TimeOfLast(in RangeWindow window, RangeCall call) => TimeAt(window, window.Count - 1);

    public static FunctionValue StdDev(in RangeWindow window, RangeCall call)
    {
        FunctionValue variance = StdVar(window, call);
        return variance == FunctionValue.None ? variance : Math.Sqrt(variance.Number);
    }

    public static FunctionValue StdVar(in RangeWindow window, RangeCall call)
    {
        using NumbersOf numbers = new(window, call);
        if (numbers.Values.IsEmpty)
            return FunctionValue.None;
        var variance = default(CompensatedVariance);
        foreach (double value in numbers.Values)
            variance.Add(value);
        return variance.Value;
    }

    public static FunctionValue Quantile(in RangeWindow window, RangeCall call)
    {
        using NumbersOf numbers = new(window, call);
        if (numbers.Values.IsEmpty)
            return FunctionValue.None;
        QuantileParameter.Check(call.First, call.Annotations, call.ParameterSpan);
        return Quantiles.Of(call.First, numbers.Writable());
    }

    public static FunctionValue MedianAbsoluteDeviation(in RangeWindow window, RangeCall call)
    {
        using NumbersOf numbers = new(window, call);
        if (numbers.Values.IsEmpty)
            return FunctionValue.None;
        Span<double> values = numbers.Writable();
        if (HasNaN(values))
            return double.NaN;
        double median = Quantiles.Of(0.5, values);
        foreach (ref double value in values)
            value = Math.Abs(value - median);
        return Quantiles.Of(0.5, values);
    }

    private static bool HasNaN(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                return true;
        }

        return false;
    }

    private static FunctionValue At(in RangeWindow window, int index) =>
        window.Histogram(index) is { } histogram ? histogram : new FunctionValue(window.Values[index], null);

    private static FunctionValue TimeAt(in RangeWindow window, int index) => index < 0 ? FunctionValue.None : window.Timestamps[index] / 1000.0;

    private static int PlaceOf(in RangeWindow window, RangeCall call, Func<double, double, bool> isBetter)
    {
        ReadOnlySpan<double> values = window.Values;
        int best = -1;
        bool ignored = false;
        for (int index = 0; index < values.Length; index++)
        {
            if (window.Histogram(index) is not null)
                ignored = true;
            else if (best < 0 || isBetter(values[index], values[best]))
                best = index;
        }

        if (ignored && best >= 0)
            call.InformIgnoredHistograms();
        return best;
    }
}
