using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Inhibition;
using Instrumentation.Routing;
using Instrumentation.TimeIntervals;
using Instrumentation.Yaml;

namespace Instrumentation.AlertmanagerFiles;

/// <summary>Reads a configuration from its top, and collects what is wrong.</summary>
internal sealed partial class AlertmanagerDocument
{
    private static readonly string[] Sections =
        ["global", "templates", "route", "inhibit_rules", "receivers", "mute_time_intervals", "time_intervals", "tracing"];

    private readonly List<AlertmanagerFileProblem> _problems = [];

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<AlertmanagerFileProblem> Problems => [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    /// <summary>Reads a text.</summary>
    /// <returns>The configuration; null where something is wrong.</returns>
    public AlertmanagerFile? Read(string text, string fileName)
    {
        ConfigurationNode root = Parse(text);
        if (_problems.Count > 0)
            return null;
        ConfigurationNode global = Section(root, "global");
        new SchemaCheck(_problems).Check(global, "global");
        CheckGlobal(global);
        List<ReceiverDefinition> receivers = Receivers(Section(root, "receivers"), global);
        List<NamedTimeInterval> intervals = [.. Intervals(Section(root, "mute_time_intervals"), "mute time interval"), .. Intervals(Section(root, "time_intervals"), "time interval")];
        CheckTwice(intervals.Select(interval => interval.Name), root);
        RouteDefinition? route = Root(root, receivers, intervals);
        var file = new AlertmanagerFile
        {
            Route = route ?? new RouteDefinition(),
            Receivers = receivers,
            InhibitionRules = [.. Section(root, "inhibit_rules").Items.Select(Rule)],
            TimeIntervals = intervals,
            Templates = root.Texts("templates"),
            ResolveTimeout = global.Duration("resolve_timeout") ?? RoutingConstants.ResolveTimeout,
            FileName = fileName,
            Root = root,
            Global = global,
        };
        return _problems.Count == 0 ? file : null;
    }

    private ConfigurationNode Parse(string text)
    {
        var empty = new ConfigurationNode(new YamlMapping(1, 1, []), "");
        try
        {
            (YamlNode? root, bool hasMore) = YamlReader.Read(text, YamlLimits.Default);
            if (hasMore)
                _problems.Add(empty.Problem("holds more than one document"));
            if (root is null || root.IsNull)
                _problems.Add(empty.Problem("no route is there"));
            else if (root is not YamlMapping mapping)
                _problems.Add(new AlertmanagerFileProblem(root.Line, root.Column, "", $"is {root.KindName}; needed are the sections {string.Join(", ", Sections)}"));
            else
                return CheckSections(mapping);
        }
        catch (YamlSyntaxException exception)
        {
            _problems.Add(new AlertmanagerFileProblem(exception.Problem.Line, exception.Problem.Column, "", exception.Problem.Message));
        }

        return empty;
    }

    private ConfigurationNode CheckSections(YamlMapping mapping)
    {
        foreach ((YamlScalar key, _) in mapping.Entries.Where(entry => !Sections.Contains(entry.Key.Value)))
            _problems.Add(new AlertmanagerFileProblem(key.Line, key.Column, key.Value, $"field {key.Value} not found; allowed are {string.Join(", ", Sections)}"));
        var root = new ConfigurationNode(mapping, "");
        foreach (string list in (string[])["templates", "inhibit_rules", "receivers", "mute_time_intervals", "time_intervals"])
        {
            if (root.Find(list) is { Node: not YamlSequence } section)
                _problems.Add(section.Problem($"is {section.Node.KindName}; needed is a list"));
        }

        return root;
    }

    private static ConfigurationNode Section(ConfigurationNode root, string name) =>
        root.Find(name) ?? new ConfigurationNode(new YamlMapping(root.Node.Line, root.Node.Column, []), name);

    private List<NamedTimeInterval> Intervals(ConfigurationNode section, string what)
    {
        var named = new List<NamedTimeInterval>();
        foreach (ConfigurationNode item in section.Items)
        {
            if (item.Node is not YamlMapping mapping)
            {
                _problems.Add(item.Problem($"is {item.Node.KindName}; needed are name and time_intervals"));
                continue;
            }

            foreach ((YamlScalar key, _) in mapping.Entries.Where(entry => entry.Key.Value is not ("name" or "time_intervals")))
                _problems.Add(new AlertmanagerFileProblem(key.Line, key.Column, $"{item.Key}.{key.Value}", $"field {key.Value} not found in {what}; allowed are name, time_intervals"));
            if (!item.Has("name"))
                _problems.Add(item.Problem("missing name in time interval"));
            var problems = new List<YamlProblem>();
            IReadOnlyList<TimeInterval> intervals = item.Find("time_intervals") is { } list ? TimeIntervalReader.Read(list.Node, problems) : [];
            _problems.AddRange(problems.Select(problem => new AlertmanagerFileProblem(problem.Line, problem.Column, $"{item.Key}.time_intervals", problem.Message)));
            named.Add(new NamedTimeInterval(item.Text("name"), intervals));
        }

        return named;
    }

    private void CheckTwice(IEnumerable<string> names, ConfigurationNode root)
    {
        foreach (string name in names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Key.Length > 0 && same.Count() > 1).Select(same => same.Key))
            _problems.Add((root.Find("time_intervals") ?? root.Find("mute_time_intervals") ?? root).Problem($"time interval \"{name}\" is not unique"));
    }

    private InhibitionRule Rule(ConfigurationNode node)
    {
        if (node.IsNull)
            _problems.Add(node.Problem("an inhibition rule is empty; needed are source_matchers and target_matchers"));
        new SchemaCheck(_problems).Check(node, "inhibit_rule");
        return new InhibitionRule
        {
            Name = node.Text("name"),
            SourceMatchers = Matchers(node, "source_match", "source_match_re", "source_matchers"),
            TargetMatchers = Matchers(node, "target_match", "target_match_re", "target_matchers"),
            Equal = node.Texts("equal"),
        };
    }
}
