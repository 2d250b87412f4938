using Instrumentation.Yaml;

namespace Instrumentation.AlertmanagerFiles.Schemas;

/// <summary>Takes secrets out of a configuration.</summary>
internal static class SecretRedaction
{
    private const string Mark = "<secret>";

    // What is below these keys of fields that hold anything is secret.
    private const string SecretsKey = "secrets";

    public static YamlMapping Apply(YamlMapping root) => root with { Entries = [.. root.Entries.Select(entry => (entry.Key, Part(entry.Key.Value, entry.Value)))] };

    private static YamlNode Part(string key, YamlNode node) => key switch
    {
        "global" => Fields(node, "global"),
        "receivers" => Each(node, receiver => receiver is YamlMapping mapping ? mapping with { Entries = [.. mapping.Entries.Select(entry => (entry.Key, Receiver(entry.Key.Value, entry.Value)))] } : receiver),
        _ => node,
    };

    private static YamlNode Receiver(string key, YamlNode node)
    {
        string? type = AlertmanagerSchemas.ReceiverTypes.Select(entry => entry.Type).FirstOrDefault(type => AlertmanagerSchemas.KeyOf(type) == key);
        return type is null ? node : Each(node, fields => Fields(fields, type));
    }

    private static YamlNode Fields(YamlNode node, string schemaName)
    {
        if (node is not YamlMapping mapping)
            return node;
        ObjectSchema schema = AlertmanagerSchemas.Find(schemaName);
        return mapping with { Entries = [.. mapping.Entries.Select(entry => (entry.Key, schema.Find(entry.Key.Value) is { } field ? Field(field, entry.Value) : entry.Value))] };
    }

    private static YamlNode Field(FieldSchema field, YamlNode node) => field.Kind switch
    {
        FieldKind.Secret or FieldKind.SecretUrl => Hidden(node),
        FieldKind.Object => Fields(node, field.Schema),
        FieldKind.Objects => Each(node, item => Fields(item, field.Schema)),
        FieldKind.Any => Anything(node, isSecret: false),
        _ => node,
    };

    private static YamlNode Anything(YamlNode node, bool isSecret) => node switch
    {
        YamlMapping mapping => mapping with { Entries = [.. mapping.Entries.Select(entry => (entry.Key, Anything(entry.Value, isSecret || entry.Key.Value == SecretsKey)))] },
        YamlSequence => Each(node, item => Anything(item, isSecret)),
        _ => isSecret ? Hidden(node) : node,
    };

    private static YamlNode Each(YamlNode node, Func<YamlNode, YamlNode> apply) => node is YamlSequence list ? list with { Items = [.. list.Items.Select(apply)] } : node;

    private static YamlNode Hidden(YamlNode node) =>
        node is YamlScalar { IsNull: false, Value.Length: > 0 } scalar ? new YamlScalar(scalar.Line, scalar.Column, Mark, IsPlain: false) : node;
}
