using Instrumentation.Templates;
using Instrumentation.Yaml;

namespace Instrumentation.AlertmanagerFiles.Schemas;

/// <summary>A part of the configuration, with the key that leads to it.</summary>
/// <param name="Node">The part.</param>
/// <param name="Key">The key, from the top of the file.</param>
internal readonly record struct ConfigurationNode(YamlNode Node, string Key)
{
    public bool IsNull => Node.IsNull;

    /// <summary>The entries of a mapping; none for anything else.</summary>
    public IEnumerable<(string Name, ConfigurationNode Value)> Entries
    {
        get
        {
            if (Node is not YamlMapping mapping)
                yield break;
            foreach ((YamlScalar key, YamlNode value) in mapping.Entries)
                yield return (key.Value, new ConfigurationNode(value, Join(Key, key.Value)));
        }
    }

    /// <summary>The parts of a list; none for anything else.</summary>
    public IEnumerable<ConfigurationNode> Items
    {
        get
        {
            if (Node is not YamlSequence sequence)
                yield break;
            for (int i = 0; i < sequence.Items.Count; i++)
                yield return new ConfigurationNode(sequence.Items[i], $"{Key}[{i}]");
        }
    }

    /// <summary>The value of a key that is there and not null.</summary>
    public ConfigurationNode? Find(string name) =>
        (Node as YamlMapping)?.Find(name) is { IsNull: false } node ? new ConfigurationNode(node, Join(Key, name)) : null;

    /// <summary>A text; empty where there is none.</summary>
    public string Text(string name) => Find(name)?.Node is YamlScalar scalar ? scalar.Value : "";

    public bool Has(string name) => Text(name).Length > 0;

    public bool? Boolean(string name) => Find(name)?.Node is YamlScalar scalar && scalar.TryBoolean(out bool value) ? value : null;

    public long? Integer(string name) => Find(name)?.Node is YamlScalar scalar && scalar.TryInteger(out long value) ? value : null;

    public TimeSpan? Duration(string name) =>
        Find(name)?.Node is YamlScalar scalar && PrometheusDuration.TryParse(scalar.Value, out long milliseconds, out _) ? TimeSpan.FromMilliseconds(milliseconds) : null;

    public IReadOnlyList<string> Texts(string name) => [.. (Find(name)?.Items ?? []).Select(item => item.Node is YamlScalar scalar ? scalar.Value : "")];

    public AlertmanagerFileProblem Problem(string message) => new(Node.Line, Node.Column, Key, message);

    private static string Join(string key, string name) => key.Length == 0 ? name : $"{key}.{name}";
}
