using System.Globalization;
using System.Text.RegularExpressions;
using Instrumentation.Labels;
using Instrumentation.Objectives;
using Instrumentation.Rules;
using Instrumentation.Syntax;

namespace Instrumentation.Import;

/// <summary>The names, selectors and labels of an objective's series, as Pyrra gives them.</summary>
internal sealed class PyrraSeries(PyrraObjective objective, PyrraRuleOptions options)
{
    public const string Bucket = "le";

    public PyrraObjective Objective => objective;

    public PyrraRuleOptions Options => options;

    public PyrraIndicator Indicator => objective.Indicator;

    public string TotalName { get; } = PyrraMetric.Name(objective.Indicator.Total);

    public string PartName { get; } = objective.Indicator.Part is { } part ? PyrraMetric.Name(part) : "";

    /// <summary>What all events are chosen by, beside the name.</summary>
    public IReadOnlyList<LabelMatcher> TotalMatchers { get; } = Matchers(objective.Indicator.Total, objective.Indicator.Kind, options);

    /// <summary>What errors or fast enough events are chosen by, beside the name.</summary>
    public IReadOnlyList<LabelMatcher> PartMatchers { get; } = Matchers(objective.Indicator.Part, objective.Indicator.Kind, options);

    public IReadOnlyList<string> Grouping { get; } = [.. objective.Indicator.Grouping.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The labels that all rules have.</summary>
    public NamedTexts Labels { get; } = NamedTexts.Of(("slo", objective.Name)).OverriddenBy(objective.Labels);

    public string Target => SloRules.Number(objective.Target);

    /// <summary>The bucket of good events as it was given, or the native histogram's length of time in seconds.</summary>
    public string BucketText => Indicator.Kind == PyrraIndicatorKind.LatencyNative
        ? PromqlNumbers.Format(Indicator.Latency.TotalSeconds)
        : Indicator.Part?.Matchers.FirstOrDefault(matcher => matcher.Name == Bucket)?.Value ?? "";

    public string BurnRateName(TimeSpan window) => $"{Trim(TotalName, "_total", "_count")}:burnrate{WindowNames.Promql(window)}";

    public static string IncreaseName(string metric, TimeSpan window) => $"{Trim(metric, "_total", "_count", "_bucket")}:increase{WindowNames.Promql(window)}";

    public string CountName(TimeSpan window) => $"{TotalName}:count{WindowNames.Promql(window)}";

    public string SumName(TimeSpan window) => $"{TotalName}:sum{WindowNames.Promql(window)}";

    public string Total() => PyrraMetric.Select(TotalName, TotalMatchers);

    public string Part() => PyrraMetric.Select(PartName, PartMatchers);

    /// <summary>The labels of rules: those of all, and what the series are sure to have; but none that tell groups apart.</summary>
    public NamedTexts LabelsWithout(IReadOnlyCollection<string> grouping) =>
        NamedTexts.Of(Labels.OverriddenBy(EqualLabels(Indicator.Total)).Where(label => !grouping.Contains(label.Key)));

    /// <summary>What series are sure to have, since they are chosen by it.</summary>
    public static NamedTexts EqualLabels(VectorSelector metric)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (LabelMatcher matcher in metric.Matchers.Where(matcher => matcher.Type == LabelMatchType.Equal && matcher.Name != LabelNames.MetricName))
            labels[matcher.Name] = matcher.Value;
        return NamedTexts.Of(labels);
    }

    public PromqlExpression Parse(string text) => SloRules.Parse(text, objective.Name);

    public RecordingRule Record(string name, string expression, NamedTexts labels) => new(name, Parse(expression)) { Labels = labels };

    private static IReadOnlyList<LabelMatcher> Matchers(VectorSelector? metric, PyrraIndicatorKind kind, PyrraRuleOptions options) =>
    [
        .. (metric?.Matchers ?? []).Where(matcher => matcher.Name != LabelNames.MetricName)
            .Select(matcher => kind == PyrraIndicatorKind.Latency && options.MatchesBothBucketSpellings ? BothSpellings(matcher) : matcher),
    ];

    // Prometheus 3 writes whole bounds of buckets with a fraction, Prometheus 2 without; histories hold both.
    private static LabelMatcher BothSpellings(LabelMatcher matcher) =>
        matcher is { Name: Bucket, Type: LabelMatchType.Equal } && long.TryParse(matcher.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? new LabelMatcher(Bucket, LabelMatchType.Regex, Regex.Escape(matcher.Value) + @"(\.0)?")
            : matcher;

    private static string Trim(string name, params ReadOnlySpan<string> endings)
    {
        foreach (string ending in endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
                name = name[..^ending.Length];
        }

        return name;
    }
}
