using System.Collections.Immutable;
using Instrumentation.PromqlPeer.Data;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Generation;

/// <content>Vectors whose series are told apart by given labels.</content>
internal sealed partial class QueryGenerator
{
    private static readonly ImmutableSortedSet<string>[] Keys =
    [
        [], Labels("job"), Labels("job", "instance"), Labels("job", "instance"), Labels("job", "instance", "method"), Labels("job", "method"),
        Labels("job", "instance", "method", "code"), Labels("job", "instance", "le"),
    ];

    private ImmutableSortedSet<string> AnyKey() => _draw.Of(Keys);

    /// <summary>Makes a vector of a key.</summary>
    /// <param name="key">What tells its series apart.</param>
    /// <param name="isExact">Whether they may have no further labels.</param>
    /// <param name="depth">How deep it may be nested; one level more where it has to be aggregated.</param>
    private VectorTerm Keyed(ImmutableSortedSet<string> key, bool isExact, int depth)
    {
        Metric[] metrics = [.. Plain.Where(metric => metric.Key.SetEquals(key) && (!isExact || metric.Labels.SetEquals(key)))];
        if (depth <= 0)
            return metrics.Length > 0 && _draw.Chance(0.75) ? Selector(_draw.Of(metrics)) : Aggregated(key, depth);
        return _draw.Weighted(
            (4, () => Elementwise(Keyed(key, isExact, depth - 1), _draw.Of(OfAnyNumber))),
            (2, () => Clamped(Keyed(key, isExact, depth - 1), depth)),
            (4, () => metrics.Length > 0 ? OverTime(RangeOf(_draw.Of(metrics)), _draw.Of([.. OfRanges, .. OfCounters]), depth) : Aggregated(key, depth)),
            (3, () => Aggregated(key, depth)),
            (1, () => depth > 1 ? OverTime(Subquery(Keyed(key, isExact, depth - 2)), _draw.Of(OfRanges), depth) : Aggregated(key, depth)),
            (2, () => Matched(key, depth)));
    }

    private VectorTerm Aggregated(ImmutableSortedSet<string> key, int depth)
    {
        ImmutableSortedSet<string>[] finer = [.. Keys.Where(other => other.IsSupersetOf(key))];
        VectorTerm inner = depth > 0 && finer.Length > 0
            ? Keyed(_draw.Of(finer), isExact: false, depth - 1)
            : Selector(_draw.Of([.. Plain.Where(metric => metric.Labels.IsSupersetOf(key))]));
        AggregationOperator operation = _draw.Of(Simple);
        PromqlExpression? parameter = operation == AggregationOperator.Quantile ? Quantile(depth) : null;
        bool without = _draw.Chance(0.3);
        string[] labels = without ? [.. inner.Labels.Except(key)] : [.. key];
        return new VectorTerm(new AggregateExpression(operation, inner.Expression, parameter, labels, without), key, key);
    }
}
