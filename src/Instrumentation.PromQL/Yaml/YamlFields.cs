using Instrumentation.Templates;

namespace Instrumentation.Yaml;

/// <summary>The entries of a mapping whose names are known beforehand; what is wrong is collected.</summary>
internal sealed class YamlFields
{
    private readonly YamlMapping _mapping;
    private readonly List<YamlProblem> _problems;

    private YamlFields(YamlMapping mapping, List<YamlProblem> problems)
    {
        _mapping = mapping;
        _problems = problems;
    }

    public int Line => _mapping.Line;

    public int Column => _mapping.Column;

    /// <summary>Takes a node for a mapping of known names.</summary>
    /// <param name="node">The node; null stands for an empty mapping.</param>
    /// <param name="what">What the mapping describes, for messages.</param>
    /// <param name="problems">Where to put what is wrong.</param>
    /// <param name="ignoreUnknown">Whether other names are passed over.</param>
    /// <param name="known">The names.</param>
    public static YamlFields Of(YamlNode node, string what, List<YamlProblem> problems, bool ignoreUnknown, params ReadOnlySpan<string> known)
    {
        if (node is not YamlMapping mapping)
        {
            if (!node.IsNull)
                problems.Add(new YamlProblem(node.Line, node.Column, $"cannot unmarshal {node.KindName} into {what}"));
            return new YamlFields(new YamlMapping(node.Line, node.Column, []), problems);
        }

        foreach ((YamlScalar key, _) in mapping.Entries)
        {
            if (!ignoreUnknown && !known.Contains(key.Value))
                problems.Add(new YamlProblem(key.Line, key.Column, $"field {key.Value} not found in {what}"));
        }

        return new YamlFields(mapping, problems);
    }

    /// <summary>The node of a name; null where there is none or it stands for nothing.</summary>
    public YamlNode? Find(string name) => _mapping.Find(name) is { IsNull: false } node ? node : null;

    /// <summary>Where a name's value stands, or the mapping where it has none.</summary>
    public YamlNode Place(string name) => _mapping.Find(name) ?? _mapping;

    public string Text(string name) => Find(name) is { } node ? Text(node, "string") : "";

    /// <summary>A list; empty where there is none.</summary>
    public IReadOnlyList<YamlNode> List(string name)
    {
        YamlNode? node = Find(name);
        if (node is null or YamlSequence)
            return (node as YamlSequence)?.Items ?? [];
        Add(node, $"cannot unmarshal {node.KindName} into a list of {name}");
        return [];
    }

    public IReadOnlyList<string> Texts(string name) => [.. List(name).Select(item => Text(item, "string"))];

    /// <summary>Names with texts, with the place of each name.</summary>
    public IReadOnlyList<(YamlScalar Name, string Text, YamlNode Place)> NamedTexts(string name)
    {
        YamlNode? node = Find(name);
        if (node is null or YamlMapping)
            return [.. (node as YamlMapping)?.Entries.Select(entry => (entry.Key, entry.Value.IsNull ? "" : Text(entry.Value, "string"), entry.Value)) ?? []];
        Add(node, $"cannot unmarshal {node.KindName} into a map of {name}");
        return [];
    }

    /// <summary>A length of time; null where there is none or it is no valid one.</summary>
    public TimeSpan? Duration(string name)
    {
        if (Find(name) is not { } node)
            return null;
        string text = Text(node, "duration");
        if (node is not YamlScalar)
            return null;
        if (PrometheusDuration.TryParse(text, out long milliseconds, out string problem))
            return TimeSpan.FromMilliseconds(milliseconds);
        Add(node, problem);
        return null;
    }

    public long Integer(string name)
    {
        long value = 0;
        if (Find(name) is { } node && !(node is YamlScalar scalar && scalar.TryInteger(out value)))
            Add(node, $"cannot unmarshal {node.KindName} into int");
        return value;
    }

    public bool Boolean(string name)
    {
        bool value = false;
        if (Find(name) is { } node && !(node is YamlScalar scalar && scalar.TryBoolean(out value)))
            Add(node, $"cannot unmarshal {node.KindName} into bool");
        return value;
    }

    public double Number(string name)
    {
        double value = 0;
        if (Find(name) is not { } node)
            return value;
        string text = node is YamlScalar { IsPlain: true } scalar ? scalar.Value : "";
        string number = text.TrimStart('+', '-') is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN" ? text.Replace(".", "", StringComparison.Ordinal) : text;
        bool isWord = number.TrimStart('+', '-') == text.TrimStart('+', '-') && number.AsSpan().ContainsAny("iInN");
        if (isWord || !GoNumber.TryParse(number.Replace("_", "", StringComparison.Ordinal), out value))
            Add(node, $"cannot unmarshal {node.KindName} into float64");
        return value;
    }

    private void Add(YamlNode node, string problem) => _problems.Add(new YamlProblem(node.Line, node.Column, problem));

    private string Text(YamlNode node, string type)
    {
        if (node is YamlScalar scalar)
            return scalar.IsNull ? "" : scalar.Value;
        Add(node, $"cannot unmarshal {node.KindName} into {type}");
        return "";
    }
}
