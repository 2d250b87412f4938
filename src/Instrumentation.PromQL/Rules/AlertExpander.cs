using Instrumentation.Labels;
using Instrumentation.Templates;

namespace Instrumentation.Rules;

/// <summary>Makes alerts of samples: expands the labels and annotations of a rule.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed class AlertExpander
{
    private readonly AlertingRule _rule;
    private readonly AlertText[] _labels;
    private readonly AlertText[] _annotations;

    /// <summary>Makes the expander of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="labels">The rule's labels with those of its group; null for the rule's own.</param>
    public AlertExpander(AlertingRule rule, NamedTexts? labels = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _rule = rule;
        _labels = Parse(labels ?? rule.Labels);
        _annotations = Parse(rule.Annotations);
    }

    /// <summary>Makes alerts of samples.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="context">What templates see beside the sample.</param>
    /// <param name="cancellationToken">Ends the expansion and its queries.</param>
    /// <returns>One for each sample. A text that cannot be expanded becomes <c>&lt;error expanding template: …&gt;</c>.</returns>
    public async ValueTask<IReadOnlyList<AlertCandidate>> ExpandAsync(
        IReadOnlyList<EvaluatedSample> samples, AlertTemplateContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(context);
        var candidates = new AlertCandidate[samples.Count];
        for (int index = 0; index < samples.Count; index++)
        {
            EvaluatedSample sample = samples[index];
            AlertTemplateContext own = context with
            {
                Labels = sample.Labels,
                Value = sample.Histogram is null ? TemplateValue.Of(sample.Value) : TemplateValue.Of(sample.Histogram.ToString()),
            };
            candidates[index] = await ExpandAsync(sample, own, cancellationToken);
        }

        return candidates;
    }

    private async ValueTask<AlertCandidate> ExpandAsync(EvaluatedSample sample, AlertTemplateContext context, CancellationToken cancellationToken)
    {
        var labels = new SeriesLabelsBuilder(sample.Labels);
        labels.Remove(LabelNames.MetricName);
        foreach (AlertText text in _labels)
            labels.Set(text.Name, await text.ExpandAsync(context, cancellationToken));
        labels.Set(AlertLabels.AlertName, _rule.Name);
        var annotations = new KeyValuePair<string, string>[_annotations.Length];
        for (int index = 0; index < annotations.Length; index++)
            annotations[index] = KeyValuePair.Create(_annotations[index].Name, await _annotations[index].ExpandAsync(context, cancellationToken));
        return new AlertCandidate(labels.Build(), NamedTexts.Of(annotations), sample.Histogram is null ? sample.Value : 0);
    }

    private AlertText[] Parse(NamedTexts texts) => [.. texts.Select(text => AlertText.Parse(text.Key, "__alert_" + _rule.Name, text.Value))];
}
