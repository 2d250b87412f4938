using System.Globalization;
using Instrumentation.BurnRates;
using Instrumentation.Labels;
using Instrumentation.Objectives;
using Instrumentation.Rules;
using Instrumentation.RuleTests;
using Instrumentation.Syntax;
using Instrumentation.Templates;

namespace Instrumentation.RuleTesting;

/// <summary>Writes the tests of one SLO.</summary>
/// <param name="slo">The SLO, with alerting rules.</param>
/// <param name="options">How its rules are written.</param>
/// <param name="evaluation">The evaluation interval.</param>
/// <param name="hasOwnName">Whether no other SLO's alerts have the same name.</param>
internal sealed class SloTestWriter(SloDefinition slo, SloRuleOptions options, TimeSpan evaluation, bool hasOwnName)
{
    // promtool's queries load no more samples than 10,000.
    private const int MaxSamples = 9_500;

    private readonly Dictionary<BurnRateSeverity, ExpectedAlert> _alerts = [];
    private IndicatorInputs _inputs = null!;
    private TimeSpan _interval;
    private bool _areTextsFixed;

    /// <summary>Writes a test of steady traffic, and one for each incident.</summary>
    /// <exception cref="UntestableSloException">No test can be written; the message says why.</exception>
    public async ValueTask<IReadOnlyList<WrittenTest>> WriteAsync(CancellationToken cancellationToken)
    {
        PromqlExpression query = TestIntervals.Query(slo);
        if (IndicatorQuery.JudgesSlices(slo) && TestIntervals.LongestRange(query) is var range && range > slo.Slice)
            throw new UntestableSloException($"its query reads {WindowNames.Of(range)}, longer than its slice of {WindowNames.Of(slo.Slice)}, so that the begin of its series may count as bad");
        _interval = TestIntervals.Samples(slo, query, evaluation);
        using (var search = new InputSearch(slo, query, _interval, evaluation))
            _inputs = await search.FindAsync(cancellationToken);
        await ExpandAsync(cancellationToken);
        var plan = new IncidentPlan(slo, _inputs.IsDivisible, evaluation, Margin());
        VectorSelector[] selectors = [.. PromqlTree.Descendants(query).OfType<VectorSelector>()];
        SeriesLabels[] series = [.. _inputs.Series.Select(series => series.Labels)];
        return [.. plan.Incidents().Select(incident => Incident(plan, incident)).Prepend(Steady()).Select((test, place) => new WrittenTest(test, place > 0, series, selectors))];
    }

    // What a slice is judged by lies up to its length back and is a sample at each evaluation; an alert that is kept ends at an evaluation of its own.
    private TimeSpan Margin() => _interval + evaluation
        + (IndicatorQuery.JudgesSlices(slo) ? slo.Slice + evaluation : TimeSpan.Zero)
        + (slo.Alerting!.KeepFiringDuration > TimeSpan.Zero ? evaluation : TimeSpan.Zero);

    private RuleTestCase Steady()
    {
        decimal budget = ErrorBudget.Ratio(slo.Objective!.Value);
        decimal least = slo.Alerting!.Pairs.Min(pair => Math.Min(pair.Factor(slo.Windows[0].Length), 1)) * budget;
        decimal ratio = _inputs.IsDivisible ? least / 2 : 0;
        int evaluations = (int)Math.Ceiling(slo.Alerting.Pairs.Max(pair => pair.ShortWindow) / evaluation) + 2;
        InputStretch[] stretches = [new(Samples(evaluations * evaluation), ratio)];
        TimeSpan[] times = [.. new[] { 1, (evaluations + 1) / 2, evaluations }.Distinct().Select(place => place * evaluation)];
        return Test($"{slo.Id}: steady traffic, {Percent(ratio)} failures", stretches, times, (_, _) => false);
    }

    private RuleTestCase Incident(IncidentPlan plan, AlertTimeline incident)
    {
        TimeSpan loaded = IndicatorQuery.JudgesSlices(slo) ? evaluation : _interval;
        if (plan.End(incident) / loaded > MaxSamples)
            throw new UntestableSloException($"a test would have {plan.End(incident) / loaded:0} samples of a series, more than promtool loads for a query");
        InputStretch[] stretches =
        [
            new(Samples(incident.Start), 0), new(Samples(incident.End) - Samples(incident.Start), incident.ErrorRatio), new(Samples(plan.End(incident)) - Samples(incident.End), 0),
        ];
        string name = $"{slo.Id}: {Percent(incident.ErrorRatio)} failures from {PrometheusDuration.Format(incident.Start)} to {PrometheusDuration.Format(incident.End)}";
        return Test(name, stretches, plan.Times(incident), incident.Fires);
    }

    private RuleTestCase Test(string name, InputStretch[] stretches, IReadOnlyList<TimeSpan> times, Func<BurnRateSeverity, TimeSpan, bool> fires)
    {
        bool byAlerts = hasOwnName && _areTextsFixed;
        return new RuleTestCase
        {
            Name = name,
            Interval = _interval,
            InputSeries = [.. _inputs.Series.Select(series => new RuleTestSeries(series.Labels.ToString(), InputNotation.Write(series, stretches, _interval)))],
            AlertTests = byAlerts ? [.. times.Select(time => ByAlert(time, fires))] : [],
            ExpressionTests = byAlerts ? [] : [.. times.SelectMany(time => _alerts.Keys.Select(severity => BySeries(time, severity, fires)))],
        };
    }

    private AlertTest ByAlert(TimeSpan time, Func<BurnRateSeverity, TimeSpan, bool> fires) =>
        new(time, BurnRateRules.NameOf(slo), [.. _alerts.Where(alert => fires(alert.Key, time)).Select(alert => alert.Value)]);

    // Where the name is another's too, or a text has the value in it, the series of alerts says whether they fire.
    private ExpressionTest BySeries(TimeSpan time, BurnRateSeverity severity, Func<BurnRateSeverity, TimeSpan, bool> fires)
    {
        string name = severity == BurnRateSeverity.Page ? "page" : "ticket";
        string expression = $"count(ALERTS{{alertname={SeriesLabelsText.Quote(BurnRateRules.NameOf(slo))}, alertstate=\"firing\", sloth_id={SeriesLabelsText.Quote(slo.Id)}, sloth_severity=\"{name}\"}})";
        return new ExpressionTest(expression, time, fires(severity, time) ? [new ExpectedSample("{}", 1)] : []);
    }

    private async ValueTask ExpandAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<RuleGroup> groups = SloRules.Generate(slo, options);
        var labels = new SeriesLabelsBuilder(_inputs.Result);
        foreach ((string name, string text) in groups[0].Rules[0].Labels)
            labels.Set(name, text);
        labels.Remove(SloSeriesNames.WindowLabel);
        _areTextsFixed = true;
        foreach (AlertingRule rule in groups.SelectMany(group => group.Rules).OfType<AlertingRule>())
        {
            var expander = new AlertExpander(rule);
            SeriesLabels sample = labels.Build();
            IReadOnlyList<AlertCandidate> alerts = await expander.ExpandAsync([new EvaluatedSample(sample, 0.25), new EvaluatedSample(sample, 0.75)], new AlertTemplateContext(), cancellationToken);
            _areTextsFixed &= alerts[0].Labels == alerts[1].Labels && alerts[0].Annotations.Equals(alerts[1].Annotations)
                && !alerts[0].Annotations.Any(text => text.Value.Contains("error expanding template", StringComparison.Ordinal));
            BurnRateSeverity severity = rule.Labels["sloth_severity"] == "page" ? BurnRateSeverity.Page : BurnRateSeverity.Ticket;
            _alerts[severity] = new ExpectedAlert(alerts[0].Labels.Without(AlertLabels.AlertName), alerts[0].Annotations);
        }
    }

    private int Samples(TimeSpan time) => (int)(time / _interval);

    private static string Percent(decimal ratio) => (ratio * 100).ToString("0.######", CultureInfo.InvariantCulture) + " %";
}
