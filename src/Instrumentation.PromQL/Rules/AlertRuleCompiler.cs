using Instrumentation.Labels;
using Instrumentation.Syntax;
using Instrumentation.Templates;

namespace Instrumentation.Rules;

/// <summary>Turns a rule of code into that of a rule file.</summary>
internal sealed class AlertRuleCompiler
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(365);
    private static readonly string[] OwnLabels = ["alertname", AlertRuleLabels.Severity, AlertRuleLabels.Channels];

    private readonly AlertRule _rule;
    private readonly List<RuleFileProblem> _problems = [];

    private AlertRuleCompiler(AlertRule rule)
    {
        _rule = rule;
    }

    public static AlertingRule Compile(AlertRule rule, PromqlParserOptions? expressions) => new AlertRuleCompiler(rule).Compile(expressions);

    private AlertingRule Compile(PromqlParserOptions? expressions)
    {
        PromqlExpression? expression = Expression(expressions);
        CheckDuration(nameof(AlertRule.Cooldown), _rule.Cooldown);
        CheckDuration(nameof(AlertRule.HoldDuration), _rule.HoldDuration);
        CheckDuration(nameof(AlertRule.KeepFiringDuration), _rule.KeepFiringDuration);
        NamedTexts labels = LabelsOfRule();
        NamedTexts annotations = AnnotationsOfRule();
        CheckTexts("label", labels);
        CheckTexts("annotation", annotations);
        if (_problems.Count > 0 || expression is null)
            throw new RuleFileException($"alert rule '{_rule.Name}'", _problems);
        return new AlertingRule(_rule.Name, expression)
        {
            ExpressionText = _rule.Condition,
            HoldDuration = _rule.HoldDuration,
            KeepFiringDuration = _rule.KeepFiringDuration,
            Labels = labels,
            Annotations = annotations,
            OnNoData = _rule.OnNoData,
            OnError = _rule.OnError,
        };
    }

    private PromqlExpression? Expression(PromqlParserOptions? options)
    {
        if (string.IsNullOrWhiteSpace(_rule.Name))
            Add("Name is empty");
        try
        {
            PromqlExpression expression = PromqlParser.Parse(_rule.Condition, options);
            if (expression.Type is not (PromqlType.InstantVector or PromqlType.Scalar))
                Add($"Condition is of type {OperatorTable.Name(expression.Type)}; an instant vector or a scalar is expected");
            return expression;
        }
        catch (PromqlSyntaxException exception)
        {
            _problems.Add(new RuleFileProblem(exception.Line, exception.Column, $"Condition: parse error: {exception.Problem}"));
            return null;
        }
    }

    private void CheckDuration(string name, TimeSpan duration)
    {
        if (duration < TimeSpan.Zero || duration > MaxDuration || duration.Ticks % TimeSpan.TicksPerMillisecond != 0)
            Add($"{name} is {duration}; allowed is 0 to 365 days in whole milliseconds");
    }

    private NamedTexts LabelsOfRule()
    {
        var own = new List<KeyValuePair<string, string>>();
        if (Enum.IsDefined(_rule.Severity))
            own.Add(new(AlertRuleLabels.Severity, AlertRuleLabels.TextOf(_rule.Severity)));
        else
            Add($"Severity is {_rule.Severity}; allowed are {string.Join(", ", Enum.GetNames<AlertSeverity>())}");
        foreach (string channel in _rule.Channels.Where(channel => string.IsNullOrWhiteSpace(channel) || channel.Contains(',', StringComparison.Ordinal)))
            Add($"Channels has '{channel}'; a name without commas is expected");
        if (_rule.Channels.Count > 0)
            own.Add(new(AlertRuleLabels.Channels, string.Join(',', _rule.Channels)));
        return Joined("Labels", _rule.Labels, own, OwnLabels);
    }

    private NamedTexts AnnotationsOfRule()
    {
        var own = new List<KeyValuePair<string, string>>();
        foreach ((string name, string text) in (ReadOnlySpan<(string, string)>)
            [
                (AlertRuleLabels.Summary, _rule.Summary), (AlertRuleLabels.Description, _rule.Description), (AlertRuleLabels.Runbook, _rule.Runbook),
                (AlertRuleLabels.Cooldown, _rule.Cooldown > TimeSpan.Zero ? PrometheusDuration.Format(_rule.Cooldown) : ""),
            ])
        {
            if (text.Length > 0)
                own.Add(new(name, text));
        }

        return Joined("Annotations", _rule.Annotations, own, [.. own.Select(entry => entry.Key)]);
    }

    private NamedTexts Joined(string property, NamedTexts further, IEnumerable<KeyValuePair<string, string>> own, string[] reserved)
    {
        foreach (string name in reserved.Where(name => further[name] is not null))
            Add($"{property} has '{name}', which the rule's other properties give");
        return further.OverriddenBy(NamedTexts.Of(own));
    }

    private void CheckTexts(string kind, NamedTexts texts)
    {
        foreach ((string name, string text) in texts)
        {
            if (!AlertTemplate.TryParse("__alert_" + _rule.Name, text, out _, out TemplateException? error))
                Add($"{kind} {SeriesLabelsText.Quote(name)}: {error.Message}");
            if (kind == "label" && name == LabelNames.MetricName)
                Add($"{kind} {SeriesLabelsText.Quote(name)} cannot be set");
        }
    }

    private void Add(string problem) => _problems.Add(new RuleFileProblem(0, 0, problem));
}
