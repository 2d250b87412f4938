using Instrumentation.BurnRates;
using Instrumentation.Labels;
using Instrumentation.Objectives;
using Instrumentation.Rules;
using Instrumentation.Syntax;

namespace Instrumentation.RuleTesting;

/// <summary>
/// Finds series of which an indicator's query makes an error ratio of 0 while all is well, 1 while all fails and, where it can be, e while a part e fails.
/// </summary>
/// <remarks>What is found is what the query says in our engine, not what its text looks like: a query that nothing was found for is told, never guessed at.</remarks>
internal sealed class InputSearch : IDisposable
{
    // Queries that read more different series are beyond what a search finds in reasonable time.
    private const int MaxAtoms = 6;
    private const int MaxTrials = 20_000;
    private const double Tolerance = 1e-9;

    private readonly SloDefinition _slo;
    private readonly PromqlExpression _query;
    private readonly TimeSpan _interval;
    private readonly InputProbe _probe;
    private readonly int _settled;
    private int _trials;

    public InputSearch(SloDefinition slo, PromqlExpression query, TimeSpan interval, TimeSpan evaluation)
    {
        _slo = slo;
        _query = query;
        _interval = interval;
        _probe = new InputProbe(interval, evaluation);
        _settled = Samples((new SloSeriesNames(slo).Shortest * 2) + slo.Slice + evaluation);
    }

    public void Dispose() => _probe.Dispose();

    /// <summary>Finds the series.</summary>
    /// <exception cref="UntestableSloException">None were found; the message says why.</exception>
    public async ValueTask<IndicatorInputs> FindAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<InputAtom> atoms = InputAtoms.Of(_slo, _query, "one");
        if (atoms.Count == 0)
            throw new UntestableSloException("its query reads no series");
        IndicatorInputs? whole = null;
        for (int size = 1; size <= Math.Min(atoms.Count, MaxAtoms); size++)
        {
            foreach (InputAtom[] chosen in Subsets(atoms, size))
            {
                if (await FindAsync(chosen, cancellationToken) is not { } found)
                    continue;
                if (found.IsDivisible)
                    return await FinishAsync(found, cancellationToken);
                whole ??= found;
            }
        }

        return whole is not null
            ? await FinishAsync(whole, cancellationToken)
            : throw new UntestableSloException($"no series were found of which its query makes an error ratio of 0 and of 1; it reads {string.Join(", ", atoms.SelectMany(atom => atom.Series))}");
    }

    private async ValueTask<IndicatorInputs?> FindAsync(InputAtom[] atoms, CancellationToken cancellationToken)
    {
        List<double[]> good = [];
        List<double[]> bad = [];
        foreach (double[] levels in Levels(atoms))
        {
            if (++_trials > MaxTrials)
                throw new UntestableSloException($"no series were found of which its query makes an error ratio of 0 and of 1 within {MaxTrials} trials");
            double? ratio = await RatioAsync(Series(atoms, levels, levels), 0, cancellationToken);
            if (ratio is { } value && Math.Abs(value) <= Tolerance)
                good.Add(levels);
            else if (ratio is { } other && Math.Abs(other - 1) <= Tolerance)
                bad.Add(levels);
        }

        IndicatorInputs? whole = null;
        foreach ((double[] well, double[] failing) in good.SelectMany(well => bad.Select(failing => (well, failing))))
        {
            List<InputSeries> series = Series(atoms, well, failing);
            IReadOnlyList<EvaluatedSample> samples = await _probe.QueryAsync(_query, series, [new InputStretch(_settled, 1)], cancellationToken);
            if (samples.Count != 1)
                continue;
            var found = new IndicatorInputs(series, await IsDivisibleAsync(series, cancellationToken), samples[0].Labels.Without(LabelNames.MetricName));
            if (found.IsDivisible)
                return found;
            whole ??= found;
        }

        return whole;
    }

    private async ValueTask<bool> IsDivisibleAsync(List<InputSeries> series, CancellationToken cancellationToken)
    {
        foreach (decimal part in (decimal[])[0.5m, 0.01m])
        {
            if (await RatioAsync(series, part, cancellationToken) is not { } ratio || Math.Abs(ratio - (double)part) > Tolerance)
                return false;
        }

        return true;
    }

    // The closed form holds where the ratio over a window grows with the part of the window that failed, and guards see the events behind it.
    private async ValueTask<IndicatorInputs> FinishAsync(IndicatorInputs inputs, CancellationToken cancellationToken)
    {
        BurnRatePair longest = _slo.Alerting!.Pairs.MaxBy(pair => pair.LongWindow)!;
        if (IndicatorQuery.JudgesSlices(_slo))
            await CheckSlicesAsync(inputs, longest.LongWindow, cancellationToken);
        else
            await CheckWindowAsync(inputs, longest.LongWindow, cancellationToken);
        if (_slo.Alerting.Guards.IsAny)
            await CheckGuardsAsync(inputs.Series, longest.LongWindow, cancellationToken);
        return await WithOtherGroupAsync(inputs, cancellationToken);
    }

    // What depends on the time, such as an age, is another after a while.
    private async ValueTask CheckSlicesAsync(IndicatorInputs inputs, TimeSpan window, CancellationToken cancellationToken)
    {
        IReadOnlyList<EvaluatedSample> good = await _probe.QueryAsync(_query, inputs.Series, [new InputStretch(Samples(window), 0)], cancellationToken);
        IReadOnlyList<EvaluatedSample> bad = await _probe.QueryAsync(_query, inputs.Series, HalfFailed(window), cancellationToken);
        if (good is not [{ Value: 0 }] || bad.Count != 1 || !(Math.Abs(bad[0].Value - 1) <= Tolerance))
            throw new UntestableSloException($"what its query gives of steady series changes with time: an error ratio of {Show(good)} where all was well for {WindowNames.Of(window)}, and of {Show(bad)} after that");
    }

    private async ValueTask CheckWindowAsync(IndicatorInputs inputs, TimeSpan window, CancellationToken cancellationToken)
    {
        IReadOnlyList<EvaluatedSample> ratios = await _probe.QueryAsync(Parse(IndicatorQuery.EventRatio(_slo, window)), inputs.Series, HalfFailed(window), cancellationToken);
        if (ratios.Count != 1 || !(Math.Abs(ratios[0].Value - 0.5) <= (2 * _interval / window) + 0.001))
            throw new UntestableSloException($"its error ratio over {WindowNames.Of(window)} after all failed for half of that is {Show(ratios)} instead of 0.5, so that the time to an alert cannot be foretold");
    }

    private async ValueTask CheckGuardsAsync(IReadOnlyList<InputSeries> series, TimeSpan window, CancellationToken cancellationToken)
    {
        (string bad, string all) = IndicatorQuery.Counts(_slo, window);
        InputStretch[] stretches = HalfFailed(window);
        IReadOnlyList<EvaluatedSample> failed = await _probe.QueryAsync(Parse(bad), series, stretches, cancellationToken);
        IReadOnlyList<EvaluatedSample> events = await _probe.QueryAsync(Parse(all), series, stretches, cancellationToken);
        if (failed.Count != 1 || events.Count != 1 || !(Math.Abs((failed[0].Value / events[0].Value) - 0.5) < 0.01) || !(events[0].Value > window.TotalSeconds))
            throw new UntestableSloException($"its guards would see {Show(failed)} failures of {Show(events)} events where half of them failed");
    }

    // Another group in which all is well is not to alert.
    private async ValueTask<IndicatorInputs> WithOtherGroupAsync(IndicatorInputs inputs, CancellationToken cancellationToken)
    {
        if (_slo.GroupBy.Count == 0)
            return inputs;
        IEnumerable<InputSeries> calm = inputs.Series.Select(series => series with { Labels = Renamed(series.Labels), Bad = series.Good });
        var both = new IndicatorInputs([.. inputs.Series, .. calm], inputs.IsDivisible, inputs.Result);
        if (both.Series.DistinctBy(series => series.Labels).Count() < both.Series.Count)
            return inputs;
        IReadOnlyList<EvaluatedSample> ratios = await _probe.QueryAsync(_query, both.Series, [new InputStretch(_settled, 1)], cancellationToken);
        return ratios.Count == 2 && ratios.Any(ratio => ratio.Labels.Without(LabelNames.MetricName) == inputs.Result && Math.Abs(ratio.Value - 1) <= Tolerance) && ratios.Any(ratio => Math.Abs(ratio.Value) <= Tolerance)
            ? both
            : inputs;
    }

    private SeriesLabels Renamed(SeriesLabels labels) => _slo.GroupBy.Where(label => labels[label] == "one").Aggregate(labels, (renamed, label) => renamed.With(label, "another"));

    private async ValueTask<double?> RatioAsync(List<InputSeries> series, decimal errorRatio, CancellationToken cancellationToken)
    {
        IReadOnlyList<EvaluatedSample> samples = await _probe.QueryAsync(_query, series, [new InputStretch(_settled, errorRatio)], cancellationToken);
        return samples.Count == 1 && samples[0].Histogram is null ? samples[0].Value : null;
    }

    private static List<InputSeries> Series(InputAtom[] atoms, double[] good, double[] bad)
    {
        var series = new List<InputSeries>();
        foreach (InputAtom atom in atoms)
        {
            foreach (SeriesLabels labels in atom.Series)
                series.Add(new InputSeries(labels, atom.IsCounter, good[series.Count], bad[series.Count]));
        }

        return series;
    }

    private static IEnumerable<double[]> Levels(ReadOnlyMemory<InputAtom> atoms)
    {
        if (atoms.IsEmpty)
            return [[]];
        return atoms.Span[0].Levels.SelectMany(own => Levels(atoms[1..]).Select(others => (double[])[.. own, .. others]));
    }

    private static IEnumerable<InputAtom[]> Subsets(IReadOnlyList<InputAtom> atoms, int size)
    {
        if (size == 0)
            return [[]];
        return Enumerable.Range(0, atoms.Count).SelectMany(first => Subsets([.. atoms.Skip(first + 1)], size - 1).Select(rest => (InputAtom[])[atoms[first], .. rest]));
    }

    private static string Show(IReadOnlyList<EvaluatedSample> samples) => samples.Count == 1 ? SloRules.Number((decimal)Math.Round(samples[0].Value, 6)) : $"{samples.Count} series";

    private PromqlExpression Parse(string query) => SloRules.Parse(query, _slo.Name);

    private InputStretch[] HalfFailed(TimeSpan window) => [new(2 * Samples(window / 2), 0), new(Samples(window / 2), 1)];

    private int Samples(TimeSpan time) => (int)Math.Ceiling(time / _interval);
}
