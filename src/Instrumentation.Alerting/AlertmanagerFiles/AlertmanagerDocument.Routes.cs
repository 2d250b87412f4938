using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Labels;
using Instrumentation.Matching;
using Instrumentation.Routing;
using Instrumentation.TimeIntervals;

namespace Instrumentation.AlertmanagerFiles;

/// <content>The routing tree.</content>
internal sealed partial class AlertmanagerDocument
{
    private RouteDefinition? Root(ConfigurationNode top, IReadOnlyList<ReceiverDefinition> receivers, IReadOnlyList<NamedTimeInterval> intervals)
    {
        if (top.Find("route") is not { } node)
        {
            _problems.Add(top.Problem("no route is there"));
            return null;
        }

        new SchemaCheck(_problems).Check(node, "route");
        if (!node.Has("receiver"))
            _problems.Add(node.Problem("the root route must name a receiver"));
        foreach (string key in (string[])["match", "match_re", "matchers"])
        {
            if (node.Find(key) is { } matchers && (matchers.Entries.Any() || matchers.Items.Any()))
                _problems.Add(matchers.Problem("the root route must not have matchers"));
        }

        foreach (string key in (string[])["mute_time_intervals", "active_time_intervals"])
        {
            if (node.Find(key) is { } intervalNames && intervalNames.Items.Any())
                _problems.Add(intervalNames.Problem("the root route must not have time intervals"));
        }

        if (node.Boolean("continue") == true)
            _problems.Add(node.Find("continue")!.Value.Problem("the root route must not continue"));
        var names = receivers.Select(receiver => receiver.Name).ToHashSet(StringComparer.Ordinal);
        return Route(node, names, intervals.Select(interval => interval.Name).ToHashSet(StringComparer.Ordinal));
    }

    private RouteDefinition Route(ConfigurationNode node, HashSet<string> receivers, HashSet<string> intervals)
    {
        if (node.Has("receiver") && !receivers.Contains(node.Text("receiver")))
            _problems.Add(node.Find("receiver")!.Value.Problem($"undefined receiver \"{node.Text("receiver")}\" used in route; there are {string.Join(", ", receivers)}"));
        foreach (string key in (string[])["mute_time_intervals", "active_time_intervals"])
        {
            foreach (ConfigurationNode name in node.Find(key)?.Items ?? [])
            {
                if (name.Node is Yaml.YamlScalar scalar && !intervals.Contains(scalar.Value))
                    _problems.Add(name.Problem($"undefined time interval \"{scalar.Value}\" used in route; there are {string.Join(", ", intervals)}"));
            }
        }

        return new RouteDefinition
        {
            Receiver = node.Has("receiver") ? node.Text("receiver") : null,
            Matchers = Matchers(node, "match", "match_re", "matchers"),
            Continue = node.Boolean("continue") ?? false,
            GroupBy = GroupBy(node),
            GroupWait = node.Duration("group_wait"),
            GroupInterval = AboveZero(node, "group_interval"),
            RepeatInterval = AboveZero(node, "repeat_interval"),
            MuteTimeIntervals = node.Texts("mute_time_intervals"),
            ActiveTimeIntervals = node.Texts("active_time_intervals"),
            Labels = RouteLabels(node),
            Routes = [.. (node.Find("routes")?.Items ?? []).Select(child => Route(child, receivers, intervals))],
        };
    }

    private List<string>? GroupBy(ConfigurationNode node)
    {
        if (node.Find("group_by") is not { } list)
            return null;
        List<string> names = [.. node.Texts("group_by")];
        foreach (string name in names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key))
            _problems.Add(list.Problem($"duplicated label \"{name}\" in group_by"));
        if (names.Contains(RoutingConstants.GroupByAll) && names.Count > 1)
            _problems.Add(list.Problem("cannot have ... and other labels at the same time"));
        foreach (string name in names.Where(name => name != RoutingConstants.GroupByAll && !SeriesLabelsText.IsLabelName(name)))
            _problems.Add(list.Problem($"'{name}' is no name of a label"));
        return names;
    }

    private TimeSpan? AboveZero(ConfigurationNode node, string name)
    {
        TimeSpan? duration = node.Duration(name);
        if (duration == TimeSpan.Zero)
            _problems.Add(node.Find(name)!.Value.Problem("cannot be zero"));
        return duration;
    }

    private Dictionary<string, string> RouteLabels(ConfigurationNode node)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, ConfigurationNode value) in node.Find("labels")?.Entries ?? [])
        {
            if (!SeriesLabelsText.IsLabelName(name))
                _problems.Add(value.Problem($"'{name}' is no name of a label"));
            labels[name] = value.Node is Yaml.YamlScalar scalar ? scalar.Value : "";
        }

        return labels;
    }

    /// <summary>The matchers of a part, of the newer form and of the two older ones, in the order in which Alertmanager has them.</summary>
    private List<LabelMatcher> Matchers(ConfigurationNode node, string equalKey, string patternKey, string matchersKey)
    {
        var matchers = new List<LabelMatcher>();
        foreach ((string name, ConfigurationNode value) in node.Find(equalKey)?.Entries ?? [])
            Add(matchers, name, LabelMatchType.Equal, TextOf(value), value);

        // The older form says by itself that the whole value has to match, which the keys of groups show.
        foreach ((string name, ConfigurationNode value) in node.Find(patternKey)?.Entries ?? [])
            Add(matchers, name, LabelMatchType.Regex, $"^(?:{TextOf(value)})$", value);
        foreach (ConfigurationNode item in node.Find(matchersKey)?.Items ?? [])
        {
            if (MatcherParser.TryParse(TextOf(item), out IReadOnlyList<LabelMatcher>? found, out MatcherSyntaxException? error))
                matchers.AddRange(found);
            else
                _problems.Add(new AlertmanagerFileProblem(item.Node.Line, item.Node.Column + error.Column - (item.Node is Yaml.YamlScalar { IsPlain: true } ? 1 : 0), item.Key, $"'{TextOf(item)}' holds no matchers: {error.Problem}"));
        }

        return [.. MatcherText.Sort(matchers)];
    }

    private void Add(List<LabelMatcher> matchers, string name, LabelMatchType type, string value, ConfigurationNode node)
    {
        if (!SeriesLabelsText.IsLabelName(name))
        {
            _problems.Add(node.Problem($"'{name}' is no name of a label"));
            return;
        }

        try
        {
            matchers.Add(MatcherOperator.Matcher(name, type, value, 1));
        }
        catch (MatcherSyntaxException exception)
        {
            _problems.Add(node.Problem(exception.Problem));
        }
    }

    private static string TextOf(ConfigurationNode node) => node.Node is Yaml.YamlScalar { IsNull: false } scalar ? scalar.Value : "";
}
