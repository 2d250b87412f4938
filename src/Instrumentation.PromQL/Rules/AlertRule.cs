using Instrumentation.Rules;
using Instrumentation.Syntax;
using Instrumentation.Templates;

namespace Instrumentation;

/// <summary>An alert rule in code. It is compiled to an <see cref="AlertingRule"/>, the same that a rule file gives, and can be written to one.</summary>
/// <remarks>
/// Texts are templates, as in rule files: <c>{{ $value | humanizePercentage }}</c>. Severity and channels become the labels <c>severity</c> and
/// <c>channels</c> (<c>pagerduty,slack</c>), so that a route can match them; cooldown, summary, description and runbook become annotations.
/// Immutable and safe from any thread.
/// </remarks>
public sealed record AlertRule
{
    /// <summary>Makes a rule.</summary>
    /// <param name="name">The alert's name, the label <c>alertname</c>; not empty.</param>
    /// <param name="condition">PromQL; each series that it gives is an alert: <c>kafka_consumer_lag &gt; 10000</c>.</param>
    /// <exception cref="ArgumentException">The name or the condition is empty.</exception>
    public AlertRule(string name, string condition)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(condition);
        Name = name;
        Condition = condition;
    }

    /// <summary>The alert's name.</summary>
    public string Name { get; init; }

    /// <summary>When there is an alert, in PromQL.</summary>
    public string Condition { get; init; }

    /// <summary>How bad it is; default <see cref="AlertSeverity.Warning"/>.</summary>
    public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;

    /// <summary>The alert in a few words; default none.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What is wrong; default none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where to tell it, by names of receivers without commas; default none, which leaves it to the routes.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>For how long after the end of an alert a new one of the same group is not told unless it is worse; default 0. 0 to 365 days, whole milliseconds.</summary>
    public TimeSpan Cooldown { get; init; }

    /// <summary>How long the condition has to hold before the alert fires, <c>for</c> in files; default 0, which fires at once. 0 to 365 days, whole milliseconds.</summary>
    public TimeSpan HoldDuration { get; init; }

    /// <summary>How long an alert goes on firing when the condition no longer holds, <c>keep_firing_for</c> in files; default 0. 0 to 365 days, whole milliseconds.</summary>
    public TimeSpan KeepFiringDuration { get; init; }

    /// <summary>What to do about it: an address, the annotation <c>runbook_url</c>; default none.</summary>
    public string Runbook { get; init; } = "";

    /// <summary>Further labels; default none. <c>alertname</c>, <c>severity</c> and <c>channels</c> cannot be among them.</summary>
    public NamedTexts Labels { get; init; } = NamedTexts.Empty;

    /// <summary>Further annotations; default none. Those that other properties give cannot be among them.</summary>
    public NamedTexts Annotations { get; init; } = NamedTexts.Empty;

    /// <inheritdoc cref="AlertingRule.OnNoData"/>
    public AlertFallback OnNoData { get; init; } = AlertFallback.Resolve;

    /// <inheritdoc cref="AlertingRule.OnError"/>
    public AlertFallback OnError { get; init; } = AlertFallback.Keep;

    /// <summary>Makes a rule of a metric that crosses a threshold for some time.</summary>
    /// <param name="name">The alert's name.</param>
    /// <param name="metric">What is watched: a metric's name, a selector, or any PromQL.</param>
    /// <param name="threshold">The threshold, such as <c>AlertThreshold.Parse("&gt; 5")</c>. The annotation <c>threshold</c> tells it.</param>
    /// <param name="duration">How long it has to be crossed before the alert fires.</param>
    /// <returns>The rule; set its other properties by <c>with</c>.</returns>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    /// <exception cref="PromqlSyntaxException">The metric is no PromQL.</exception>
    public static AlertRule OfMetric(string name, string metric, AlertThreshold threshold, TimeSpan duration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metric);
        ArgumentNullException.ThrowIfNull(threshold);
        return new AlertRule(name, threshold.ConditionOn(PromqlParser.Parse(metric)))
        {
            HoldDuration = duration,
            Annotations = NamedTexts.Of(("threshold", threshold.ToString())),
        };
    }

    /// <summary>Checks the rule and compiles it.</summary>
    /// <param name="expressions">How the condition is read; null for the defaults.</param>
    /// <returns>What a rule group holds.</returns>
    /// <exception cref="RuleFileException">The rule has mistakes; all are told, those of the condition with line and column within it.</exception>
    public AlertingRule Compile(PromqlParserOptions? expressions = null) => AlertRuleCompiler.Compile(this, expressions);
}
