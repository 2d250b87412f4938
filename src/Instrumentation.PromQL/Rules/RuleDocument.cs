using Instrumentation.Labels;
using Instrumentation.Yaml;

namespace Instrumentation.Rules;

/// <summary>Reads one rule file and collects what is wrong in it.</summary>
internal sealed partial class RuleDocument(RuleFileReaderOptions options)
{
    public List<YamlProblem> Problems { get; } = [];

    /// <summary>Reads a text.</summary>
    /// <returns>The file; null where something is wrong.</returns>
    public RuleFile? Read(string text)
    {
        try
        {
            (YamlNode? root, bool hasMore) = YamlReader.Read(text, YamlLimits.Default with { MaxLength = options.MaxLength });
            List<RuleGroup> groups = root is null ? [] : Groups(root);
            var file = new RuleFile(groups)
            {
                Warnings = hasMore ? [new RuleFileProblem(0, 0, "the file has more than one document; only the first is used")] : [],
            };
            if (Problems.Count == 0 && options.RefuseDuplicateRules)
                Problems.AddRange(RuleDuplicates.Find(file).Select(duplicate => new YamlProblem(0, 0, duplicate.ToString())));
            return Problems.Count == 0 ? file : null;
        }
        catch (YamlSyntaxException exception)
        {
            Problems.Add(exception.Problem);
            return null;
        }
    }

    private List<RuleGroup> Groups(YamlNode root)
    {
        YamlFields fields = YamlFields.Of(root, "rule file", Problems, options.IgnoreUnknownFields, "groups");
        var groups = new List<RuleGroup>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlNode node in fields.List("groups"))
        {
            YamlFields group = YamlFields.Of(
                node, "rule group", Problems, options.IgnoreUnknownFields, "name", "interval", "query_offset", "limit", "labels", "rules");
            string name = group.Text("name");
            if (name.Length == 0)
                Add(node, "Groupname must not be empty");
            else if (!names.Add(name))
                Add(node, $"groupname: \"{name}\" is repeated in the same file");
            groups.Add(Group(group, name));
        }

        return groups;
    }

    private RuleGroup Group(YamlFields fields, string name)
    {
        TimeSpan? interval = fields.Duration("interval");
        TimeSpan? offset = fields.Duration("query_offset");
        long limit = fields.Integer("limit");
        if (limit is > int.MaxValue or < int.MinValue)
            Add(fields.Place("limit"), $"the limit {limit} is out of range");
        NamedTexts labels = Labels(fields, "", isLabel: true);
        var rules = new List<Rule>();
        int number = 0;
        foreach (YamlNode node in fields.List("rules"))
        {
            if (Rule(node, $"group \"{name}\", rule {++number}") is { } rule)
                rules.Add(rule);
        }

        return new RuleGroup(name.Length == 0 ? "?" : name, rules)
        {
            Interval = interval == TimeSpan.Zero ? null : interval,
            QueryOffset = offset,
            Limit = (int)Math.Clamp(limit, int.MinValue, int.MaxValue),
            Labels = labels,
        };
    }

    private NamedTexts Labels(YamlFields fields, string context, bool isLabel)
    {
        var entries = new List<KeyValuePair<string, string>>();
        foreach ((YamlScalar name, string text, _) in fields.NamedTexts(isLabel ? "labels" : "annotations"))
        {
            bool valid = options.NameValidation == RuleNameValidation.Legacy ? SeriesLabelsText.IsLabelName(name.Value) : name.Value.Length > 0;
            if (valid && !(isLabel && name.Value == LabelNames.MetricName))
                entries.Add(KeyValuePair.Create(name.Value, text));
            else
                Add(name, $"{context}invalid {(isLabel ? "label" : "annotation")} name{LegacyNote(name.Value)}: {name.Value}");
        }

        return NamedTexts.Of(entries);
    }

    private string LegacyNote(string name) =>
        options.NameValidation == RuleNameValidation.Legacy && name.Length > 0 && name != LabelNames.MetricName ? " (legacy scheme only)" : "";

    private void Add(YamlNode place, string message) => Problems.Add(new YamlProblem(place.Line, place.Column, message));
}
