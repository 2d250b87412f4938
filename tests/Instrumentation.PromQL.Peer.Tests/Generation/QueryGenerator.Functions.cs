using System.Collections.Immutable;
using Instrumentation.Labels;
using Instrumentation.PromqlPeer.Data;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Generation;

/// <content>Functions.</content>
internal sealed partial class QueryGenerator
{
    private static readonly string[] OfAnyNumber =
    [
        "abs", "acosh", "asinh", "atan", "ceil", "cos", "deg", "floor", "ln", "log10", "log2", "rad", "sgn", "sin", "sort", "sort_desc", "sqrt", "tan", "tanh", "timestamp",
    ];

    private static readonly string[] OfSmallNumbers = ["acos", "asin", "atanh"];
    private static readonly string[] Exponential = ["cosh", "exp", "sinh"];
    private static readonly string[] Clamps = ["clamp", "clamp_max", "clamp_min", "round"];
    private static readonly string[] Dates = ["day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "minute", "month", "year"];
    private static readonly string[] OfCounters = ["increase", "irate", "rate", "resets"];

    private static readonly string[] OfRanges =
    [
        "avg_over_time", "changes", "count_over_time", "delta", "deriv", "double_exponential_smoothing", "idelta", "last_over_time", "max_over_time",
        "min_over_time", "predict_linear", "present_over_time", "quantile_over_time", "stddev_over_time", "stdvar_over_time", "sum_over_time",
    ];

    private VectorTerm InstantFunction(int depth) => _draw.Weighted(
        (OfAnyNumber.Length, () => Elementwise(Vector(depth - 1), _draw.Of(OfAnyNumber))),
        (OfSmallNumbers.Length * 2, () => Elementwise(Small(depth - 1), _draw.Of(OfSmallNumbers))),
        (Exponential.Length * 2, () => Elementwise(Bounded(Small(depth - 1)), _draw.Of(Exponential))),
        (Clamps.Length, () => Clamped(Vector(depth - 1), depth)),
        (Dates.Length, () => Date(depth)),
        (1, () => new VectorTerm(Call("vector", Scalar(depth - 1)), [], [])));

    private static VectorTerm Elementwise(VectorTerm inner, string function) => inner.With(Call(function, inner.Expression));

    private VectorTerm Small(int depth) => _draw.Weighted(
        (3, () => Selector(_draw.Of([.. Catalogue.Metrics.Where(static metric => metric.Kind == MetricKind.Ratio)]))),
        (1, () => OverTime(RangeOf(_draw.Of([.. Catalogue.Metrics.Where(static metric => metric.Kind == MetricKind.Ratio)])), _draw.Of(["min_over_time", "avg_over_time", "last_over_time"]), depth)),
        (2, () => Vector(depth)));

    // Go's exponential function of x86-64 overflows a little before the numbers do.
    private static VectorTerm Bounded(VectorTerm inner) => inner.With(Call("clamp", inner.Expression, new NumberLiteral(-700), new NumberLiteral(700)));

    private VectorTerm Clamped(VectorTerm inner, int depth)
    {
        string function = _draw.Of(Clamps);
        PromqlExpression[] bounds = function switch
        {
            "clamp" => [_draw.Chance(0.9) ? new NumberLiteral(-10) : Scalar(depth - 1), Scalar(depth - 1)],
            "round" when _draw.Chance(0.4) => [],
            "round" => [_draw.Chance(0.8) ? new NumberLiteral(_draw.Of([0.1, 0.5, 2, 10, 0.3])) : Scalar(depth - 1)],
            _ => [Scalar(depth - 1)],
        };
        return inner.With(Call(function, [inner.Expression, .. bounds]));
    }

    private VectorTerm Date(int depth)
    {
        string function = _draw.Of(Dates);
        if (_draw.Chance(0.2))
            return new VectorTerm(Call(function), [], []);
        VectorTerm times = _draw.Weighted(
            (3, () => Elementwise(_draw.Chance(0.5) ? Selector() : Vector(depth - 1), "timestamp")),
            (1, () => Vector(depth - 1)),
            (2, () => InDays(Vector(depth - 1))));
        return Elementwise(times, function);
    }

    private static VectorTerm InDays(VectorTerm inner) => inner.With(new BinaryExpression(BinaryOperator.Multiply, inner.Expression, new NumberLiteral(86_400.25)));

    private VectorTerm RangeFunction(int depth)
    {
        bool isOfCounter = _draw.Chance(0.25);
        string function = isOfCounter ? _draw.Of(OfCounters) : _draw.Of(OfRanges);
        VectorTerm range = isOfCounter && _draw.Chance(0.7) ? RangeOf(_draw.Of(Counters)) : Range(depth);
        return OverTime(range, function, depth);
    }

    private VectorTerm OverTime(VectorTerm range, string function, int depth)
    {
        CallExpression call = function switch
        {
            "double_exponential_smoothing" => Call(function, range.Expression, new NumberLiteral(_draw.Of([0.1, 0.5, 0.99])), new NumberLiteral(_draw.Of([0.1, 0.5, 0.9]))),
            "predict_linear" => Call(function, range.Expression, _draw.Chance(0.8) ? new NumberLiteral(_draw.Of([0, 60, 3600.5, -300])) : Scalar(depth - 1)),
            "quantile_over_time" => Call(function, Quantile(depth), range.Expression),
            _ => Call(function, range.Expression),
        };
        return range.With(call);
    }

    private PromqlExpression Quantile(int depth) => _draw.Chance(0.9) ? new NumberLiteral(_draw.Of([0, 0.1, 0.25, 0.5, 0.9, 0.99, 1, 1, -0.5, 1.5])) : Scalar(depth - 1);

    private VectorTerm LabelFunction(int depth)
    {
        VectorTerm inner = Vector(depth - 1);
        string source = inner.Labels.IsEmpty || _draw.Chance(0.1) ? "lacking" : _draw.Of(inner.Labels);
        string target = _draw.Chance(0.7) || !inner.Labels.Contains("zone") || inner.Key.Contains("zone") ? "made" : "zone";
        bool isJoin = _draw.Chance(0.5);
        CallExpression call = isJoin
            ? Call("label_join", [inner.Expression, Text(target), Text(_draw.Of(["-", "", "/"])), .. _draw.Some(inner.Labels).Append(source).Select(Text)])
            : Call(
                "label_replace",
                inner.Expression,
                Text(target),
                Text(_draw.Of(["$1", "x-$1", "fixed", "${1}y", "", "$2$1", "$name"])),
                Text(_draw.Chance(0.2) ? LabelNames.MetricName : source),
                Text(_draw.Of(["(.*)", "(.).*", "i(\\d)", "(?P<name>[a-z]+)(.*)", "never", "(a|w).*()"])));
        return new VectorTerm(call, inner.Labels.Add(target), inner.Key);
    }

    private VectorTerm HistogramFunction(int depth)
    {
        Metric buckets = Catalogue.Metrics.Single(static metric => metric.Kind == MetricKind.Bucket);
        Metric native = Catalogue.Metrics.Single(static metric => metric.Kind == MetricKind.Native);
        return _draw.Weighted(
            (7, () => OfBuckets(Buckets(buckets, depth), inner => Call("histogram_quantile", Quantile(depth), inner))),
            (2, () => Elementwise(_draw.Chance(0.8) ? Selector(native) : Vector(depth - 1), "histogram_count")),
            (2, () => Elementwise(_draw.Chance(0.8) ? Selector(native) : Vector(depth - 1), "histogram_sum")),
            (2, () => Fraction(_draw.Chance(0.85) ? Selector(native) : Vector(depth - 1))));
    }

    private VectorTerm Buckets(Metric metric, int depth)
    {
        VectorTerm counts = _draw.Chance(0.5) ? Selector(metric) : OverTime(RangeOf(metric), _draw.Of(["rate", "increase", "delta", "sum_over_time"]), depth);
        if (_draw.Chance(0.5))
            return counts;
        ImmutableSortedSet<string> kept = [.. _draw.Some(counts.Labels), "le"];
        return new VectorTerm(new AggregateExpression(AggregationOperator.Sum, counts.Expression, null, [.. kept], Without: false), kept, kept);
    }

    private static VectorTerm OfBuckets(VectorTerm buckets, Func<PromqlExpression, PromqlExpression> call) =>
        new(call(buckets.Expression), buckets.Labels.Remove("le"), buckets.Key.Remove("le"));

    // At bounds of buckets nothing is interpolated, which 2.42 does in another way.
    private VectorTerm Fraction(VectorTerm inner) => new(
        Call("histogram_fraction", new NumberLiteral(_draw.Of([0.25, 0.5, 1])), new NumberLiteral(_draw.Of([1.0, 2, 8])), inner.Expression), inner.Labels.Remove("le"), inner.Key.Remove("le"));

    private VectorTerm Absence(int depth)
    {
        bool overTime = _draw.Chance(0.5);
        Metric metric = _draw.Of(Plain);
        if (_draw.Chance(0.75))
            metric = metric with { Name = "lacking_metric" };
        PromqlExpression argument = overTime
            ? _draw.Chance(0.8) ? RangeOf(metric).Expression : Subquery(Selector(metric)).Expression
            : _draw.Chance(0.9) ? InstantSelector(metric) : Vector(depth - 1).Expression;
        return new VectorTerm(Call(overTime ? "absent_over_time" : "absent", argument), metric.Labels, []);
    }

    private static StringLiteral Text(string text) => new(text);
}
