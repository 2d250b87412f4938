using System.Collections.Frozen;

namespace Instrumentation.Functions;

/// <summary>All functions of a time range.</summary>
internal static class RangeFunctions
{
    public static FrozenDictionary<string, RangeFunction> All { get; } = new Dictionary<string, RangeFunction>
    {
        ["avg_over_time"] = OverTime.Avg,
        ["changes"] = Changes.Count,
        ["count_over_time"] = OverTime.Count,
        ["delta"] = Rates.Delta,
        ["deriv"] = Regression.Derivative,
        ["double_exponential_smoothing"] = Regression.DoubleExponentialSmoothing,
        ["first_over_time"] = OverTime.First,
        ["idelta"] = Rates.InstantDelta,
        ["increase"] = Rates.Increase,
        ["irate"] = Rates.InstantRate,
        ["last_over_time"] = OverTime.Last,
        ["mad_over_time"] = OverTime.MedianAbsoluteDeviation,
        ["max_over_time"] = OverTime.Max,
        ["min_over_time"] = OverTime.Min,
        ["predict_linear"] = Regression.PredictLinear,
        ["present_over_time"] = OverTime.Present,
        ["quantile_over_time"] = OverTime.Quantile,
        ["rate"] = Rates.Rate,
        ["resets"] = Changes.Resets,
        ["stddev_over_time"] = OverTime.StdDev,
        ["stdvar_over_time"] = OverTime.StdVar,
        ["sum_over_time"] = OverTime.Sum,
        ["ts_of_first_over_time"] = OverTime.TimeOfFirst,
        ["ts_of_last_over_time"] = OverTime.TimeOfLast,
        ["ts_of_max_over_time"] = OverTime.TimeOfMax,
        ["ts_of_min_over_time"] = OverTime.TimeOfMin,
    }.ToFrozenDictionary();

    /// <summary>Whether a function's result is still a value of the metric, so that the name stays.</summary>
    public static bool KeepsName(string function) => function is "last_over_time" or "first_over_time";
}
