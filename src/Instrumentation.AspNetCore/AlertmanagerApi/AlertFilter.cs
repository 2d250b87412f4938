using Instrumentation.Labels;
using Instrumentation.Matching;
using Instrumentation.Reports;
using Microsoft.AspNetCore.Http;

namespace Instrumentation.AlertmanagerApi;

// Which alerts or silences a request asks for.
internal sealed class AlertFilter
{
    private readonly List<LabelMatcher> _matchers = [];
    private readonly LabelMatcher? _receiver;
    private readonly bool _active;
    private readonly bool _silenced;
    private readonly bool _inhibited;

    public AlertFilter(IQueryCollection query)
    {
        foreach (string text in query["filter"].OfType<string>())
            _matchers.AddRange(MatcherParser.TryParse(text, out IReadOnlyList<LabelMatcher>? matchers, out MatcherSyntaxException? error) ? matchers : throw AlertmanagerBody.Bad($"bad matcher format: {error.Message}"));
        _receiver = Receiver(query["receiver"].FirstOrDefault());
        _active = Flag(query, "active");
        _silenced = Flag(query, "silenced");
        _inhibited = Flag(query, "inhibited");
    }

    public bool Takes(string receiver) => _receiver?.Matches(receiver) ?? true;

    public bool Takes(AlertReport report) =>
        (_active || report.IsSuppressed)
        && (_silenced || report.SilencedBy.Count == 0)
        && (_inhibited || report.InhibitedBy.Count == 0)
        && report.Receivers.Any(Takes)
        && Takes(name => report.Alert.Labels[name]);

    // What a silence's matchers ask for stands for the labels.
    public bool Takes(Silence silence) => Takes(name => silence.Matchers.LastOrDefault(matcher => matcher.Name == name)?.Value ?? "");

    // As Alertmanager filters: a label that is missing is found by the matchers that exclude something alone.
    private bool Takes(Func<string, string> valueOf)
    {
        foreach (LabelMatcher matcher in _matchers)
        {
            string value = valueOf(matcher.Name);
            bool excludes = matcher.Type is LabelMatchType.NotEqual or LabelMatchType.NotRegex;
            if ((value.Length == 0 && !excludes) || !matcher.Matches(value))
                return false;
        }

        return true;
    }

    private static LabelMatcher? Receiver(string? pattern)
    {
        try
        {
            return string.IsNullOrEmpty(pattern) ? null : new LabelMatcher("receiver", LabelMatchType.Regex, pattern);
        }
        catch (ArgumentException exception)
        {
            throw AlertmanagerBody.Bad($"failed to parse receiver param: {exception.Message}");
        }
    }

    private static bool Flag(IQueryCollection query, string name) => query[name].FirstOrDefault() switch
    {
        null or "" or "true" => true,
        "false" => false,
        var other => throw AlertmanagerBody.Bad($"{name} in query must be of type boolean: {other}"),
    };
}
