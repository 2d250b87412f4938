using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.Rules;

/// <summary>A rule of a group from evaluation to evaluation.</summary>
internal abstract class RuleRun
{
    private RuleStatus _status;

    protected RuleRun(Rule rule, RuleGroup group, RuleRunContext context)
    {
        Context = context;
        Limit = group.Limit;
        Labels = group.LabelsOf(rule);
        _status = new RuleStatus(rule) { Labels = Labels };
    }

    public NamedTexts Labels { get; }

    public Rule Rule => _status.Rule;

    public RuleStatus Status => Decorate(_status);

    /// <summary>The series that the last evaluation wrote.</summary>
    public HashSet<SeriesLabels> Written { get; private set; } = [];

    protected RuleRunContext Context { get; }

    protected int Limit { get; }

    public static RuleRun Of(Rule rule, RuleGroup group, RuleRunContext context) =>
        rule is AlertingRule alerting ? new AlertingRuleRun(alerting, group, context) : new RecordingRuleRun((RecordingRule)rule, group, context);

    /// <summary>Evaluates the rule and writes what it gives; a failure is kept in the status, and then nothing is written.</summary>
    public async ValueTask RunAsync(long timestampUnixMs, CancellationToken cancellationToken)
    {
        long started = Context.Clock.GetTimestamp();
        string error = "";
        int count = 0;
        try
        {
            IReadOnlyList<EvaluatedSample> samples = await EvaluateAsync(timestampUnixMs, cancellationToken);
            Write(samples, timestampUnixMs - Context.QueryOffsetMs);
            count = samples.Count;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            error = exception.Message;
        }

        error = error.Length > 0 ? error : Trouble;
        _status = _status with
        {
            Health = error.Length > 0 ? RuleHealth.Bad : RuleHealth.Good,
            LastError = error,
            Samples = count,
            LastEvaluationUnixMs = timestampUnixMs,
            LastDuration = Context.Clock.GetElapsedTime(started),
        };
    }

    /// <summary>Goes on where the same rule of an earlier definition stopped.</summary>
    public virtual void TakeOver(RuleRun previous)
    {
        Written = previous.Written;
        _status = previous._status with { Rule = Rule, Labels = Labels };
    }

    /// <summary>Ends the series that the rule wrote.</summary>
    public void End(long timestampUnixMs)
    {
        foreach (SeriesLabels labels in Written)
            Context.Sink.Append(labels, timestampUnixMs - Context.QueryOffsetMs, StaleMarker.Value);
        Written = [];
    }

    /// <summary>Why an evaluation failed that wrote something all the same.</summary>
    protected virtual string Trouble => "";

    protected abstract ValueTask<IReadOnlyList<EvaluatedSample>> EvaluateAsync(long timestampUnixMs, CancellationToken cancellationToken);

    protected virtual RuleStatus Decorate(RuleStatus status) => status;

    private void Write(IReadOnlyList<EvaluatedSample> samples, long time)
    {
        var written = new HashSet<SeriesLabels>(samples.Count);
        foreach (EvaluatedSample sample in samples)
        {
            written.Add(sample.Labels);
            if (sample.Histogram is null)
                Context.Sink.Append(sample.Labels, time, sample.Value);
            else
                Context.Sink.Append(sample.Labels, time, sample.Histogram);
        }

        foreach (SeriesLabels labels in Written)
        {
            if (!written.Contains(labels))
                Context.Sink.Append(labels, time, StaleMarker.Value);
        }

        Written = written;
    }
}
