using Instrumentation.Alerts;
using Instrumentation.Labels;
using Instrumentation.Matching;

namespace Instrumentation.Inhibition;

/// <summary>Tells which alerts are muted because others fire.</summary>
/// <remarks>
/// Belongs to one thread at a time. It knows the sources by the values of each rule's equal labels, so that an answer looks at those of the same values
/// alone, and at no more than it takes to find one that fires.
/// </remarks>
internal sealed class Inhibitor
{
    private readonly InhibitionRule[] _rules;
    private readonly string[][] _equal;
    private readonly Dictionary<SeriesLabels, Dictionary<AlertFingerprint, Alert>>[] _sources;

    public Inhibitor(IReadOnlyList<InhibitionRule> rules)
    {
        _rules = [.. rules];
        _equal = [.. _rules.Select(rule => rule.Equal.ToArray())];
        _sources = [.. _rules.Select(_ => new Dictionary<SeriesLabels, Dictionary<AlertFingerprint, Alert>>())];
    }

    /// <summary>Takes an alert as it now is; one that has ended mutes nobody.</summary>
    public void Update(Alert alert)
    {
        for (int i = 0; i < _rules.Length; i++)
        {
            if (!LabelMatching.Match(_rules[i].SourceMatchers, alert.Labels))
                continue;
            SeriesLabels key = alert.Labels.Keep(_equal[i]);
            if (!_sources[i].TryGetValue(key, out Dictionary<AlertFingerprint, Alert>? sources))
                _sources[i][key] = sources = [];
            sources[alert.Fingerprint] = alert;
        }
    }

    public void Remove(Alert alert)
    {
        for (int i = 0; i < _rules.Length; i++)
        {
            SeriesLabels key = alert.Labels.Keep(_equal[i]);
            if (_sources[i].TryGetValue(key, out Dictionary<AlertFingerprint, Alert>? sources) && sources.Remove(alert.Fingerprint) && sources.Count == 0)
                _sources[i].Remove(key);
        }
    }

    /// <summary>Finds what mutes an alert.</summary>
    /// <param name="labels">The alert's labels.</param>
    /// <param name="now">When.</param>
    /// <returns>The rule and the alert that mutes; null when nothing does.</returns>
    public InhibitionCause? Find(SeriesLabels labels, DateTimeOffset now)
    {
        for (int i = 0; i < _rules.Length; i++)
        {
            InhibitionRule rule = _rules[i];
            if (!LabelMatching.Match(rule.TargetMatchers, labels) || !_sources[i].TryGetValue(labels.Keep(_equal[i]), out Dictionary<AlertFingerprint, Alert>? sources))
                continue;

            // An alert that matches both sides is muted only by sources that do not, so that no two of a kind mute each other.
            bool isSource = LabelMatching.Match(rule.SourceMatchers, labels);
            Alert? cause = sources.Values.FirstOrDefault(source => !source.IsResolvedAt(now) && !(isSource && LabelMatching.Match(rule.TargetMatchers, source.Labels)));
            if (cause is not null)
                return new InhibitionCause(i, rule, cause);
        }

        return null;
    }
}
