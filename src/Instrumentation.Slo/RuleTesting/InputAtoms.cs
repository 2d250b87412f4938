using Instrumentation.BurnRates;
using Instrumentation.Labels;
using Instrumentation.Syntax;

namespace Instrumentation.RuleTesting;

/// <summary>Finds the series that the query of an indicator could read, by its selectors.</summary>
internal sealed class InputAtoms
{
    // Events in a second, so many that no guard against little traffic holds an alert back for as long as an evaluation.
    private const double Traffic = 1_000;

    private static readonly string[] CounterFunctions = ["rate", "increase", "irate", "increase_pure", "resets"];

    private readonly SloDefinition _slo;
    private readonly PromqlExpression _query;
    private readonly Dictionary<string, string> _groups;
    private readonly List<(VectorSelector Selector, bool IsCounter)> _selectors = [];

    private InputAtoms(SloDefinition slo, PromqlExpression query, string group)
    {
        _slo = slo;
        _query = query;
        _groups = slo.GroupBy.ToDictionary(label => label, _ => group, StringComparer.Ordinal);
        Collect(query, isCounter: false);
    }

    /// <summary>Finds them.</summary>
    /// <param name="slo">The SLO.</param>
    /// <param name="query">Its error ratio over a window.</param>
    /// <param name="group">The value of the labels that the SLO is grouped by.</param>
    /// <returns>Series that each selector alone chooses, and such that others choose too.</returns>
    public static IReadOnlyList<InputAtom> Of(SloDefinition slo, PromqlExpression query, string group)
    {
        var atoms = new InputAtoms(slo, query, group);
        var found = new Dictionary<string, InputAtom>(StringComparer.Ordinal);
        foreach ((VectorSelector selector, bool isCounter) in atoms._selectors)
        {
            foreach (bool isAlone in (ReadOnlySpan<bool>)[true, false])
            {
                InputAtom atom = atoms.Atom(selector, isCounter, isAlone);
                found.TryAdd(atom.Series[0].ToString(), atom);
            }
        }

        return [.. found.Values];
    }

    private InputAtom Atom(VectorSelector selector, bool isCounter, bool isAlone)
    {
        IEnumerable<IReadOnlyList<LabelMatcher>> others = _selectors.Where(other => !ReferenceEquals(other.Selector, selector)).Select(other => other.Selector.Matchers);
        SeriesLabels series = SelectorSeries.Of(selector.Matchers, others, isAlone, _groups);
        if (HasBuckets(selector))
            return Buckets(series);
        return new InputAtom([series], isCounter, isCounter ? [[0], [Rate()]] : [.. Values().Select(value => new[] { value })]);
    }

    private bool HasBuckets(VectorSelector selector) =>
        !selector.Matchers.Any(matcher => matcher.Name == "le") && PromqlTree.Descendants(_query).Any(node => node is CallExpression { Function.Name: "histogram_quantile" });

    // All events in the first bucket, or all in the third.
    private InputAtom Buckets(SeriesLabels series)
    {
        string[] bounds = SelectorSeries.Bounds(_slo.Indicator.Threshold ?? Literals().FirstOrDefault(literal => literal > 0, 1));
        double rate = Rate();
        return new InputAtom([.. bounds.Select(bound => series.With("le", bound))], IsCounter: true, [[0, 0, 0, 0], [rate, rate, rate, rate], [0, 0, rate, rate]]);
    }

    private double Rate()
    {
        double rate = Math.Max(Traffic, 4 * Literals().Append(0).Max());
        if (_slo.Alerting is { Guards: { IsAny: true } guards } alerting)
        {
            // Twice the failures that the guard asks for, within the time that the quickest pair takes.
            decimal least = alerting.Pairs.Min(pair => pair.BudgetShare) * ErrorBudget.AllowedSeconds(_slo.Objective!.Value, _slo.Windows[0].Length);
            rate = Math.Max(rate, Math.Ceiling(2 * guards.MinFailures / (double)least));
        }

        return rate;
    }

    private IEnumerable<double> Values() => ((IEnumerable<double>)[1, 0]).Concat(Literals().SelectMany(literal => (double[])[literal / 2, literal * 2])).Distinct().Take(8);

    private IEnumerable<double> Literals() => PromqlTree.Descendants(_query).OfType<NumberLiteral>().Select(literal => Math.Abs(literal.Value))
        .Where(value => double.IsFinite(value) && value is not 0 and not 1).Prepend(Math.Abs(_slo.Indicator.Threshold ?? 0)).Where(value => value > 0);

    // What the nearest function around a selector makes of it says whether it is a counter.
    private void Collect(PromqlExpression node, bool isCounter)
    {
        if (node is VectorSelector selector)
        {
            if (!_selectors.Exists(known => known.Selector.Matchers.SequenceEqual(selector.Matchers)))
                _selectors.Add((selector, isCounter));
            return;
        }

        if (node is CallExpression call)
            isCounter = CounterFunctions.Contains(call.Function.Name) || (isCounter && call.Function.Parameters.All(type => type != PromqlType.RangeVector));
        foreach (PromqlExpression child in PromqlTree.Children(node))
            Collect(child, isCounter);
    }
}
