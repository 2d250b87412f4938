using System.Globalization;
using Instrumentation.Labels;

namespace Instrumentation.RuleTesting;

/// <summary>Makes series that selectors choose.</summary>
internal static class SelectorSeries
{
    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        ["result"] = "good",
        ["code"] = "200",
        ["status"] = "200",
        ["status_code"] = "200",
        ["http_status"] = "200",
        ["le"] = "0.5",
        [LabelNames.MetricName] = "up",
    };

    /// <summary>A series that a selector chooses, and as few or as many others as can be.</summary>
    /// <param name="selector">The selector's matchers.</param>
    /// <param name="others">Those of the other selectors.</param>
    /// <param name="isAlone">Whether the others are not to choose it.</param>
    /// <param name="groups">Labels that it has to have beside those of its matchers, with their values.</param>
    /// <exception cref="UntestableSloException">No text satisfies the matchers of a label.</exception>
    public static SeriesLabels Of(IReadOnlyList<LabelMatcher> selector, IEnumerable<IReadOnlyList<LabelMatcher>> others, bool isAlone, IReadOnlyDictionary<string, string> groups)
    {
        string name = Value(LabelNames.MetricName, selector, [], isAlone, groups);
        LabelMatcher[][] rivals = [.. others.Where(other => other.Where(IsOnName).All(matcher => matcher.Matches(name))).Select(other => other.Where(matcher => !IsOnName(matcher)).ToArray())];
        var labels = new SeriesLabelsBuilder();
        labels.Set(LabelNames.MetricName, name);
        IEnumerable<string> names = selector.Concat(rivals.SelectMany(rival => rival)).Select(matcher => matcher.Name).Concat(groups.Keys);
        foreach (string label in names.Where(label => label != LabelNames.MetricName).Distinct(StringComparer.Ordinal))
            labels.Set(label, Value(label, selector, rivals, isAlone, groups));
        return labels.Build();
    }

    private static string Value(string label, IReadOnlyList<LabelMatcher> selector, LabelMatcher[][] rivals, bool isAlone, IReadOnlyDictionary<string, string> groups)
    {
        LabelMatcher[] own = [.. selector.Where(matcher => matcher.Name == label)];
        LabelMatcher[][] theirs = [.. rivals.Select(rival => rival.Where(matcher => matcher.Name == label).ToArray())];
        IEnumerable<string> texts = own.Concat(theirs.SelectMany(matchers => matchers)).SelectMany(Texts);
        if (groups.TryGetValue(label, out string? group))
            texts = texts.Prepend(group);
        string[] fitting = [.. texts.Append(Usual.GetValueOrDefault(label, "other")).Append("other").Append("").Distinct(StringComparer.Ordinal).Where(text => own.All(matcher => matcher.Matches(text)))];
        return fitting.Length > 0
            ? fitting.MaxBy(text => theirs.Count(matchers => matchers.All(matcher => matcher.Matches(text)) != isAlone))!
            : throw new UntestableSloException($"no value of the label {label} was found that satisfies {string.Join(", ", own.Select(matcher => matcher.ToString()))}");
    }

    private static IEnumerable<string> Texts(LabelMatcher matcher)
    {
        if (matcher.Type is LabelMatchType.Equal or LabelMatchType.NotEqual)
            return [matcher.Value];
        return (matcher.Literals ?? []).Concat(RegexSample.Of(matcher.Value));
    }

    private static bool IsOnName(LabelMatcher matcher) => matcher.Name == LabelNames.MetricName;

    /// <summary>The bounds of buckets around a threshold.</summary>
    public static string[] Bounds(double threshold) =>
        [.. new[] { threshold / 2, threshold * 2, threshold * 4 }.Select(bound => bound.ToString("R", CultureInfo.InvariantCulture)), "+Inf"];
}
