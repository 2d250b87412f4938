using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>The objects of a text by kind and name.</summary>
internal sealed class OpenSloCatalogue
{
    private readonly Dictionary<(string Kind, string Name), YamlMapping> _objects = [];

    public OpenSloCatalogue(IEnumerable<YamlNode> documents)
    {
        foreach (YamlMapping item in Flatten(documents).OfType<YamlMapping>())
        {
            if (Text(item, "apiVersion") == OpenSloDialect.V1.ApiVersion && item.Find("metadata") is YamlMapping metadata)
                _objects.TryAdd((Text(item, "kind"), Text(metadata, "name")), item);
        }
    }

    public YamlMapping? Find(string kind, string name) => _objects.GetValueOrDefault((kind, name));

    /// <summary>The names of a kind's objects, for messages.</summary>
    public string Names(string kind) => string.Join(", ", _objects.Keys.Where(key => key.Kind == kind).Select(key => key.Name).DefaultIfEmpty("none here"));

    /// <summary>Objects stand in documents of their own, or in lists.</summary>
    public static IEnumerable<YamlNode> Flatten(IEnumerable<YamlNode> documents) => documents.SelectMany(document => document is YamlSequence sequence ? sequence.Items : [document]);

    private static string Text(YamlMapping mapping, string key) => mapping.Find(key) is YamlScalar { IsNull: false } scalar ? scalar.Value : "";
}
