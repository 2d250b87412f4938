using Instrumentation.Labels;
using Instrumentation.Rules;

namespace Instrumentation.PrometheusApi;

// Which rules are asked for.
internal sealed class RuleFilter
{
    private bool _alerting;
    private bool _recording;
    private HashSet<string> _names = [];
    private HashSet<string> _groups = [];
    private HashSet<string> _files = [];
    private IReadOnlyList<IReadOnlyList<LabelMatcher>> _labels = [];

    public bool WithAlerts { get; private set; }

    public static RuleFilter Parse(ApiParameters parameters)
    {
        string type = parameters["type"];
        bool isAlerting = type.Equals("alert", StringComparison.OrdinalIgnoreCase);
        bool isRecording = type.Equals("record", StringComparison.OrdinalIgnoreCase);
        if (type.Length > 0 && !isAlerting && !isRecording)
            throw ApiException.InvalidParameter("type", $"not supported value {QuotedText.Of(type.ToLowerInvariant())}");
        return new RuleFilter
        {
            _alerting = !isRecording,
            _recording = !isAlerting,
            _names = [.. parameters.All("rule_name[]")],
            _groups = [.. parameters.All("rule_group[]")],
            _files = [.. parameters.All("file[]")],
            _labels = SeriesSets.Parse(parameters, static message => ApiException.InvalidParameter(SeriesSets.Parameter, message)),
            WithAlerts = !Switch(parameters, "exclude_alerts"),
        };
    }

    public bool Wants(RuleGroupReport group) => Has(_groups, group.Status.Group.Name) && Has(_files, group.File);

    public IReadOnlyList<RuleStatus> RulesOf(RuleGroupReport group) => [.. group.Status.Rules.Where(Wants)];

    private static bool Has(HashSet<string> wanted, string text) => wanted.Count == 0 || wanted.Contains(text);

    private static bool Switch(ApiParameters parameters, string name) => parameters[name] switch
    {
        "" or "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        string text => throw ApiException.InvalidParameter(name, $"error converting {name}: {QuotedText.Of(text)} is neither true nor false"),
    };

    private bool Wants(RuleStatus rule) => (rule.Rule is AlertingRule ? _alerting : _recording)
        && Has(_names, rule.Rule.Name)
        && (_labels.Count == 0 || _labels.Any(set => set.All(matcher => matcher.Matches(rule.Labels[matcher.Name] ?? ""))));
}
