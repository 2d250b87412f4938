using Instrumentation.Labels;
using Instrumentation.PromqlPeer.Data;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Generation;

/// <content>Selectors, ranges and subqueries.</content>
internal sealed partial class QueryGenerator
{
    private static readonly Metric[] Plain = [.. Catalogue.Metrics.Where(static metric => metric.Kind != MetricKind.Native && metric.Kind != MetricKind.Edge)];
    private static readonly Metric[] Counters = [.. Catalogue.Metrics.Where(static metric => metric.Kind is MetricKind.Counter or MetricKind.Bucket)];
    private static readonly Metric Edge = Catalogue.Metrics.Single(static metric => metric.Kind == MetricKind.Edge);

    private static readonly Metric[] Measured = [.. Plain.Where(static metric => metric.Kind is MetricKind.Counter or MetricKind.Gauge or MetricKind.Ratio)];

    private VectorTerm Selector() => Selector(_draw.Chance(0.06) ? Edge : _draw.Of(Plain));

    private VectorTerm Selector(Metric metric) => new(InstantSelector(metric), metric.Labels, metric.Key);

    private VectorSelector InstantSelector(Metric metric) => Timed(Matching(metric));

    private VectorSelector Matching(Metric metric)
    {
        bool nameInFront = _draw.Chance(0.9);
        List<LabelMatcher> matchers = [new(LabelNames.MetricName, LabelMatchType.Equal, metric.Name)];
        if (!nameInFront && _draw.Chance(0.5))
            matchers[0] = new LabelMatcher(LabelNames.MetricName, LabelMatchType.Regex, metric.Name[..^1] + ".");
        if (_draw.Chance(0.4))
            matchers.AddRange(_draw.Some(metric.Labels, 0.4).Select(Matcher));
        if (_draw.Chance(0.05))
            matchers.Add(_draw.Of([new LabelMatcher("lacking", LabelMatchType.Equal, ""), new LabelMatcher("lacking", LabelMatchType.NotEqual, "x"), new LabelMatcher("lacking", LabelMatchType.Regex, ".*")]));
        return new VectorSelector(nameInFront ? metric.Name : "", matchers);
    }

    private LabelMatcher Matcher(string label)
    {
        string[] values = Catalogue.Values[label];
        string value = _draw.Of(values);
        string escaped = value.Replace(".", "\\.", StringComparison.Ordinal).Replace("+", "\\+", StringComparison.Ordinal);
        return _draw.Of<Func<LabelMatcher>>(
        [
            () => new LabelMatcher(label, LabelMatchType.Equal, value),
            () => new LabelMatcher(label, LabelMatchType.NotEqual, value),
            () => new LabelMatcher(label, LabelMatchType.Regex, _draw.Of([escaped + "|" + values[0].Replace("+", "\\+", StringComparison.Ordinal), ".+", escaped[..1] + ".*", "(?i:" + escaped + ")", "[^x]+"])),
            () => new LabelMatcher(label, LabelMatchType.NotRegex, _draw.Of([escaped, "none.*", "", escaped + "|x"])),
        ])();
    }

    private VectorSelector Timed(VectorSelector selector) => selector with { Offset = Offset(share: 0.15), At = At(share: 0.12) };

    private DurationLiteral? Offset(double share)
    {
        if (!_draw.Chance(share))
            return null;
        long seconds = _draw.Of([1, 30, 60, 77, 300, 600]);
        return new DurationLiteral((_draw.Chance(0.35) ? -seconds : seconds) * SecondMs);
    }

    private AtModifier? At(double share)
    {
        if (!_draw.Chance(share))
            return null;
        AtAnchor anchor = _draw.Of([AtAnchor.Time, AtAnchor.Start, AtAnchor.End]);
        return new AtModifier(anchor, anchor == AtAnchor.Time ? EarliestQueryMs + (_draw.Between(0, 2700) * SecondMs) : 0);
    }

    private VectorTerm Range(int depth)
    {
        if (depth <= 1 || _draw.Chance(0.65))
            return RangeOf(_draw.Chance(0.05) ? Edge : _draw.Of(Plain));
        return Subquery(Vector(depth - 1));
    }

    private VectorTerm RangeOf(Metric metric)
    {
        VectorSelector selector = InstantSelector(metric);
        long seconds = (metric.IntervalSeconds * _draw.Between(3, 25)) + _draw.Of([0, 0, 1, 13]);
        return new VectorTerm(new RangeSelector(selector, new DurationLiteral(seconds * SecondMs)), metric.Labels, metric.Key);
    }

    private VectorTerm Subquery(VectorTerm inner)
    {
        long range = _draw.Of([120, 180, 301, 600, 1200]);
        int? step = _draw.Chance(0.3) ? null : _draw.Of([15, 30, 47, 60]);
        return inner.With(new SubqueryExpression(inner.Expression, new DurationLiteral(range * SecondMs), step is { } seconds ? new DurationLiteral(seconds * SecondMs) : null)
        {
            Offset = Offset(share: 0.3),
            At = At(share: 0.35),
        });
    }
}
