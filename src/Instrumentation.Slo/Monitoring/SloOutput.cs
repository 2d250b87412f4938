using System.Globalization;
using Instrumentation.Budgets;
using Instrumentation.BurnRates;
using Instrumentation.Labels;
using Instrumentation.Objectives;
using Instrumentation.Recording;
using Instrumentation.Rules;

namespace Instrumentation.Monitoring;

/// <summary>The series of an SLO in the store: those that the exported recording rules would write.</summary>
internal sealed class SloOutput
{
    private readonly StoredSeries[] _ratios;
    private readonly StoredSeries _period;
    private readonly (StoredSeries Series, double Value)[] _constants;
    private readonly StoredSeries _currentBurnRate;
    private readonly StoredSeries _periodBurnRate;
    private readonly StoredSeries _remaining;
    private readonly (TimeSpan Window, StoredSeries Bad, StoredSeries All)[] _counts;
    private readonly double _budget;
    private readonly SeriesStore _store;

    public SloOutput(SeriesStore store, SloDefinition slo, GroupKey group)
    {
        _store = store;
        var names = new SloSeriesNames(slo);
        NamedTexts labels = names.Labels.OverriddenBy(NamedTexts.Of(group.Values.Select((value, place) => KeyValuePair.Create(slo.GroupBy[place], value))));
        _ratios = [.. names.Windows.Select(window => Series(SloSeriesNames.Of(window), WithWindow(labels, window)))];
        _period = Series(SloSeriesNames.Of(names.CompliancePeriod), WithWindow(labels, names.CompliancePeriod));
        _budget = (double)ErrorBudget.Ratio(slo.Objective!.Value);
        _constants =
        [
            (Series(SloSeriesNames.Objective, labels), (double)slo.Objective.Value),
            (Series(SloSeriesNames.Budget, labels), _budget),
            (Series(SloSeriesNames.Period, labels), names.CompliancePeriod.TotalDays),
            (Series(SloSeriesNames.Info, labels.OverriddenBy(RecordingRules.Info(slo, new SloRuleOptions()))), 1),
        ];
        _currentBurnRate = Series(SloSeriesNames.CurrentBurnRate, labels);
        _periodBurnRate = Series(SloSeriesNames.PeriodBurnRate, labels);
        _remaining = Series(SloSeriesNames.Remaining, labels);
        IEnumerable<TimeSpan> counted = slo.Alerting is { Guards.IsAny: true } alerting
            ? alerting.Pairs.Select(pair => pair.LongWindow).Append(names.CompliancePeriod).Distinct().Order()
            : [];
        _counts = [.. counted.Select(window => (window, Series(SloSeriesNames.BadEvents + WindowNames.Promql(window), WithWindow(labels, window)), Series(SloSeriesNames.AllEvents + WindowNames.Promql(window), WithWindow(labels, window))))];
    }

    /// <summary>Writes all series for a time.</summary>
    public void Write(SloState state, long time)
    {
        for (int place = 0; place < _ratios.Length; place++)
            _store.Append(_ratios[place], time, state.Ratios[place]);
        foreach ((StoredSeries series, double value) in _constants)
            _store.Append(series, time, value);
        double period = state.Results[0].Sli is { } sli ? 1 - (double)sli : double.NaN;
        _store.Append(_period, time, period);
        _store.Append(_currentBurnRate, time, (state.Ratios.Count > 0 ? state.Ratios[0] : period) / _budget);
        _store.Append(_periodBurnRate, time, period / _budget);
        _store.Append(_remaining, time, 1 - (period / _budget));
        foreach ((TimeSpan window, StoredSeries bad, StoredSeries all) in _counts)
        {
            EventCounts counts = state.History.CountsWithin(window, time);
            _store.Append(bad, time, counts.Bad);
            _store.Append(all, time, counts.Total);
        }
    }

    private StoredSeries Series(string name, NamedTexts labels) => _store.GetSeries(SeriesLabels.Of(
        labels.Where(label => label.Value.Length > 0).Select(label => new Labels.Label(label.Key, label.Value)).Prepend(new Labels.Label(LabelNames.MetricName, name))));

    private static NamedTexts WithWindow(NamedTexts labels, TimeSpan window) =>
        labels.OverriddenBy(NamedTexts.Of((SloSeriesNames.WindowLabel, WindowNames.Promql(window))));
}
