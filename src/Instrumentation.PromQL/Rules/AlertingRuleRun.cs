using Instrumentation.Labels;
using Instrumentation.Syntax;
using Instrumentation.Templates;

namespace Instrumentation.Rules;

/// <summary>An alerting rule from evaluation to evaluation.</summary>
internal sealed class AlertingRuleRun : RuleRun
{
    private readonly AlertingRule _rule;
    private readonly AlertExpander _expander;
    private readonly PromqlExpression? _data;
    private string _trouble = "";

    public AlertingRuleRun(AlertingRule rule, RuleGroup group, RuleRunContext context)
        : base(rule, group, context)
    {
        _rule = rule;
        _expander = new AlertExpander(rule, Labels);
        _data = rule.OnNoData == AlertFallback.Resolve ? null : DataPresence.Of(rule.Expression);
        State = new AlertingRuleState(rule, Labels, group.Limit);
    }

    public AlertingRuleState State { get; }

    protected override string Trouble => _trouble;

    public override void TakeOver(RuleRun previous)
    {
        base.TakeOver(previous);
        if (previous is AlertingRuleRun alerting)
            State.TakeOver(alerting.State);
    }

    protected override RuleStatus Decorate(RuleStatus status) => status with { State = State.State, Alerts = State.Alerts };

    protected override async ValueTask<IReadOnlyList<EvaluatedSample>> EvaluateAsync(long timestampUnixMs, CancellationToken cancellationToken)
    {
        long queryTime = timestampUnixMs - Context.QueryOffsetMs;
        AlertTemplateContext context = TemplateContext(timestampUnixMs);
        IReadOnlyList<EvaluatedSample> samples;
        _trouble = "";
        try
        {
            samples = await Context.Query.QueryAsync(_rule.Expression, queryTime, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && _rule.OnError != AlertFallback.Keep)
        {
            _trouble = exception.Message;
            return await FallBackAsync(_rule.OnError, AlertLabels.Error, context, cancellationToken);
        }

        if (State.UncertainSinceUnixMs(timestampUnixMs) is { } restoredAt)
        {
            if (!await IsFreshAsync(restoredAt, queryTime, cancellationToken))
                return State.Hold(timestampUnixMs, await _expander.ExpandAsync(samples, context, cancellationToken));
            State.MakeCertain();
        }

        bool isNoData = samples.Count == 0 && _data is not null && (await Context.Query.QueryAsync(_data, queryTime, cancellationToken)).Count == 0;
        if (isNoData)
            return await FallBackAsync(_rule.OnNoData, AlertLabels.NoData, context, cancellationToken);
        return State.Evaluate(timestampUnixMs, await _expander.ExpandAsync(samples, context, cancellationToken));
    }

    private async ValueTask<bool> IsFreshAsync(long sinceUnixMs, long queryTime, CancellationToken cancellationToken)
    {
        if (queryTime <= sinceUnixMs)
            return false;
        foreach (PromqlExpression condition in FreshData.Of(_rule.Expression, sinceUnixMs, queryTime))
        {
            if ((await Context.Query.QueryAsync(condition, queryTime, cancellationToken)).Count == 0)
                return false;
        }

        return true;
    }

    private async ValueTask<IReadOnlyList<EvaluatedSample>> FallBackAsync(
        AlertFallback fallback, string reason, AlertTemplateContext context, CancellationToken cancellationToken)
    {
        if (fallback == AlertFallback.Resolve)
            return State.Evaluate(context.TimestampUnixMs, []);
        if (fallback == AlertFallback.Keep)
            return State.Hold(context.TimestampUnixMs, []);
        var sample = new EvaluatedSample(SeriesLabels.Empty, double.NaN);
        IReadOnlyList<AlertCandidate> expanded = await _expander.ExpandAsync([sample], context, cancellationToken);
        return State.Hold(context.TimestampUnixMs, [expanded[0] with { Labels = expanded[0].Labels.With(AlertLabels.Reason, reason) }]);
    }

    private AlertTemplateContext TemplateContext(long timestampUnixMs) => new()
    {
        ExternalLabels = Context.Options.ExternalLabels,
        ExternalUrl = Context.Options.ExternalUrl,
        TimestampUnixMs = timestampUnixMs,
        Query = QueryAsync,
    };

    private async ValueTask<IReadOnlyList<TemplateSample>> QueryAsync(string expression, long timestampUnixMs, CancellationToken cancellationToken)
    {
        PromqlExpression parsed = PromqlParser.Parse(expression, Context.Options.Expressions);
        IReadOnlyList<EvaluatedSample> samples = await Context.Query.QueryAsync(parsed, timestampUnixMs, cancellationToken);
        return [.. samples.Select(sample => new TemplateSample(sample.Labels, sample.Value))];
    }
}
