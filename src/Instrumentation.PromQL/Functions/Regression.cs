namespace Instrumentation.Functions;

/// <summary>Straight lines and smoothed values through a series' samples.</summary>
internal static class Regression
{
    public static FunctionValue Derivative(in RangeWindow window, RangeCall call)
    {
        int numbers = window.CountNumbers();
        if (numbers < 2)
            return FunctionValue.None;
        if (numbers != window.Count)
            call.InformIgnoredHistograms();
        return Line(window, window.Timestamps[FirstNumber(window)]).Slope;
    }

    public static FunctionValue PredictLinear(in RangeWindow window, RangeCall call)
    {
        int numbers = window.CountNumbers();
        if (numbers < 2)
            return FunctionValue.None;
        if (numbers != window.Count)
            call.InformIgnoredHistograms();
        (double slope, double intercept) = Line(window, call.StepMs);
        return (slope * call.First) + intercept;
    }

    public static FunctionValue DoubleExponentialSmoothing(in RangeWindow window, RangeCall call)
    {
        double smoothing = call.First;
        double trend = call.Second;
        RequireFactor("smoothing", smoothing, "sf");
        RequireFactor("trend", trend, "tf");
        using NumbersOf numbers = new(window, call);
        ReadOnlySpan<double> values = numbers.Values;
        if (values.Length < 2)
            return FunctionValue.None;
        double before = 0;
        double level = values[0];
        double slope = values[1] - values[0];
        for (int index = 1; index < values.Length; index++)
        {
            if (index > 1)
                slope = (trend * (level - before)) + ((1 - trend) * slope);
            double next = (smoothing * values[index]) + ((1 - smoothing) * (level + slope));
            (before, level) = (level, next);
        }

        return level;
    }

    private static void RequireFactor(string name, double factor, string symbol)
    {
        if (!(factor is > 0 and < 1))
            throw new FunctionArgumentException($"invalid {name} factor. Expected: 0 < {symbol} < 1, got: {factor:F6}");
    }

    private static int FirstNumber(in RangeWindow window)
    {
        int index = 0;
        while (window.Histogram(index) is not null)
            index++;
        return index;
    }

    private static (double Slope, double Intercept) Line(in RangeWindow window, long interceptMs)
    {
        int first = FirstNumber(window);
        double initial = window.Values[first];
        bool isConstant = true;
        double count = 0;
        CompensatedSum sumX = default, sumY = default, sumXY = default, sumXX = default;
        for (int index = first; index < window.Count; index++)
        {
            if (window.Histogram(index) is not null)
                continue;
            double y = window.Values[index];
            if (count > 0 && y != initial)
                isConstant = false;
            count++;
            double x = (window.Timestamps[index] - interceptMs) / 1000.0;
            sumX += x;
            sumY += y;
            sumXY += x * y;
            sumXX += x * x;
        }

        if (isConstant)
            return double.IsInfinity(initial) ? (double.NaN, double.NaN) : (0, initial);
        double covariance = sumXY.Total - (sumX.Total * sumY.Total / count);
        double variance = sumXX.Total - (sumX.Total * sumX.Total / count);
        double slope = covariance / variance;
        return (slope, (sumY.Total / count) - (slope * sumX.Total / count));
    }
}
