using System.Collections.Frozen;

namespace Instrumentation.AlertmanagerFiles.Schemas;

/// <summary>The fields of a part of Alertmanager's configuration.</summary>
internal sealed class ObjectSchema
{
    private readonly FrozenDictionary<string, FieldSchema> _byName;

    private ObjectSchema(string name, IReadOnlyList<FieldSchema> fields)
    {
        Name = name;
        Fields = fields;
        _byName = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }

    public string Name { get; }

    public IReadOnlyList<FieldSchema> Fields { get; }

    public FieldSchema? Find(string field) => _byName.GetValueOrDefault(field);

    /// <summary>
    /// Reads a table of schemas: a line <c>[name]</c> begins each, a line <c>key kind</c> adds a field, <c>key kind since 0.28</c> one that older versions do not know.
    /// Kinds are <c>text secret url secreturl bool int duration texts map any</c>, <c>{name}</c> for fields of another schema, and <c>{name}*</c> for a list of those.
    /// </summary>
    public static FrozenDictionary<string, ObjectSchema> ParseTable(string table)
    {
        var schemas = new Dictionary<string, ObjectSchema>(StringComparer.Ordinal);
        var fields = new List<FieldSchema>();
        string name = "";
        foreach (string line in table.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Append("[]"))
        {
            if (line[0] != '[')
            {
                fields.Add(Field(line.Split(' ')));
                continue;
            }

            if (name.Length > 0)
                schemas.Add(name, new ObjectSchema(name, [.. fields]));
            fields.Clear();
            name = line[1..^1];
        }

        return schemas.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FieldSchema Field(string[] words)
    {
        AlertmanagerVersion since = AlertmanagerVersion.Default;
        if (words is [_, _, "since", var version] && !AlertmanagerVersion.TryParse(version, out since))
            throw new FormatException($"'{version}' is no version.");
        string kind = words[1];
        return kind[0] == '{'
            ? new FieldSchema(words[0], kind[^1] == '*' ? FieldKind.Objects : FieldKind.Object, kind.Trim('{', '}', '*'), since)
            : new FieldSchema(words[0], Kind(kind), "", since);
    }

    private static FieldKind Kind(string word) => word switch
    {
        "text" => FieldKind.Text,
        "secret" => FieldKind.Secret,
        "url" => FieldKind.Url,
        "secreturl" => FieldKind.SecretUrl,
        "bool" => FieldKind.Boolean,
        "int" => FieldKind.Integer,
        "duration" => FieldKind.Duration,
        "texts" => FieldKind.Texts,
        "map" => FieldKind.Map,
        "any" => FieldKind.Any,
        _ => throw new FormatException($"'{word}' is no kind of field."),
    };
}
