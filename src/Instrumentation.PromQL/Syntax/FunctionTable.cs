using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Instrumentation.Syntax;

/// <summary>The functions of Prometheus 3.14, stable and experimental.</summary>
/// <remarks>Safe from any thread.</remarks>
public static class FunctionTable
{
    private const PromqlType Scalar = PromqlType.Scalar;
    private const PromqlType Instant = PromqlType.InstantVector;
    private const PromqlType Range = PromqlType.RangeVector;
    private const PromqlType Text = PromqlType.String;

    private static readonly FrozenDictionary<string, FunctionSignature> Signatures = Build().ToFrozenDictionary(signature => signature.Name, StringComparer.Ordinal);

    /// <summary>Every function by its name; names are in lower case and compared exactly.</summary>
    public static IReadOnlyDictionary<string, FunctionSignature> All => Signatures;

    /// <summary>Finds a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="signature">The function, or null when there is none of that name.</param>
    /// <returns>True when there is one.</returns>
    public static bool TryGet(string name, [NotNullWhen(true)] out FunctionSignature? signature) => Signatures.TryGetValue(name, out signature);

    private static IEnumerable<FunctionSignature> Build() => [.. OfInstantVectors(), .. OfRangeVectors(), .. OfDates(), .. OfScalars(), .. OfLabels(), .. OfHistograms()];

    private static IEnumerable<FunctionSignature> OfInstantVectors()
    {
        string[] names =
        [
            "abs", "absent", "acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "cos", "cosh", "deg", "exp", "floor", "ln", "log10", "log2",
            "rad", "sgn", "sin", "sinh", "sort", "sort_desc", "sqrt", "tan", "tanh", "timestamp",
        ];
        foreach (string name in names)
            yield return Of(name, Instant, [Instant]);
        yield return Of("clamp", Instant, [Instant, Scalar, Scalar]);
        yield return Of("clamp_max", Instant, [Instant, Scalar]);
        yield return Of("clamp_min", Instant, [Instant, Scalar]);
        yield return Of("round", Instant, [Instant, Scalar], optional: 1);
        yield return Of("start_timestamp", Instant, [Instant], experimental: true);
    }

    private static IEnumerable<FunctionSignature> OfRangeVectors()
    {
        string[] names =
        [
            "absent_over_time", "avg_over_time", "changes", "count_over_time", "delta", "deriv", "idelta", "increase", "irate", "last_over_time",
            "max_over_time", "min_over_time", "present_over_time", "rate", "resets", "stddev_over_time", "stdvar_over_time", "sum_over_time",
        ];
        string[] experimental =
        [
            "first_over_time", "mad_over_time", "ts_of_first_over_time", "ts_of_last_over_time", "ts_of_max_over_time", "ts_of_min_over_time",
        ];
        foreach (string name in names)
            yield return Of(name, Instant, [Range]);
        foreach (string name in experimental)
            yield return Of(name, Instant, [Range], experimental: true);
        yield return Of("double_exponential_smoothing", Instant, [Range, Scalar, Scalar], experimental: true);
        yield return Of("predict_linear", Instant, [Range, Scalar]);
        yield return Of("quantile_over_time", Instant, [Scalar, Range]);
    }

    private static IEnumerable<FunctionSignature> OfDates()
    {
        string[] names = ["day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "minute", "month", "year"];
        foreach (string name in names)
            yield return Of(name, Instant, [Instant], optional: 1);
    }

    private static IEnumerable<FunctionSignature> OfScalars()
    {
        yield return Of("pi", Scalar, []);
        yield return Of("time", Scalar, []);
        yield return Of("scalar", Scalar, [Instant]);
        yield return Of("vector", Instant, [Scalar]);
        foreach (string name in (string[])["start", "end", "step", "range"])
            yield return Of(name, Scalar, [], experimental: true);
        foreach (string name in (string[])["min_of", "max_of"])
            yield return Of(name, Scalar, [Scalar, Scalar], experimental: true);
    }

    private static IEnumerable<FunctionSignature> OfLabels()
    {
        yield return Of("info", Instant, [Instant, Instant], optional: 1, experimental: true);
        yield return Of("label_join", Instant, [Instant, Text, Text, Text], optional: -1);
        yield return Of("label_replace", Instant, [Instant, Text, Text, Text, Text]);
        yield return Of("sort_by_label", Instant, [Instant, Text], optional: -1, experimental: true);
        yield return Of("sort_by_label_desc", Instant, [Instant, Text], optional: -1, experimental: true);
    }

    private static IEnumerable<FunctionSignature> OfHistograms()
    {
        string[] names = ["histogram_avg", "histogram_count", "histogram_stddev", "histogram_stdvar", "histogram_sum"];
        foreach (string name in names)
            yield return Of(name, Instant, [Instant]);
        yield return Of("histogram_fraction", Instant, [Scalar, Scalar, Instant]);
        yield return Of("histogram_quantile", Instant, [Scalar, Instant]);

        // One to ten quantiles.
        yield return Of("histogram_quantiles", Instant, [Instant, Text, Scalar, Scalar], optional: 9, experimental: true);
    }

    private static FunctionSignature Of(string name, PromqlType returnType, PromqlType[] parameters, int optional = 0, bool experimental = false) =>
        new(name, parameters, returnType, optional, experimental);
}
