using Instrumentation.Templates;
using Instrumentation.Yaml;

namespace Instrumentation.AlertmanagerFiles.Schemas;

/// <summary>Checks parts of the configuration against their schemas.</summary>
/// <param name="problems">Where to put what is wrong.</param>
internal sealed class SchemaCheck(List<AlertmanagerFileProblem> problems)
{
    public void Check(ConfigurationNode node, string schemaName) => Check(node, AlertmanagerSchemas.Find(schemaName));

    private void Check(ConfigurationNode node, ObjectSchema schema)
    {
        if (node.IsNull)
            return;
        if (node.Node is not YamlMapping mapping)
        {
            problems.Add(node.Problem($"is {node.Node.KindName}; needed are the fields of {schema.Name}"));
            return;
        }

        foreach ((YamlScalar key, YamlNode value) in mapping.Entries)
        {
            ConfigurationNode field = new(value, node.Key.Length == 0 ? key.Value : $"{node.Key}.{key.Value}");
            if (schema.Find(key.Value) is { } found)
                Check(field, found);
            else
                problems.Add(new AlertmanagerFileProblem(key.Line, key.Column, field.Key, $"field {key.Value} not found in {schema.Name}{Nearest(key.Value, schema)}"));
        }
    }

    private void Check(ConfigurationNode node, FieldSchema field)
    {
        if (node.IsNull)
            return;
        switch (field.Kind)
        {
            case FieldKind.Object:
                Check(node, field.Schema);
                break;
            case FieldKind.Objects when node.Node is YamlSequence:
                foreach (ConfigurationNode item in node.Items)
                    Check(item, field.Schema);
                break;
            case FieldKind.Texts when node.Node is YamlSequence:
                foreach (ConfigurationNode item in node.Items.Where(item => item.Node is not YamlScalar))
                    problems.Add(item.Problem($"is {item.Node.KindName}; needed is a text"));
                break;
            case FieldKind.Map when node.Node is YamlMapping:
                foreach ((_, ConfigurationNode value) in node.Entries.Where(entry => entry.Value.Node is not YamlScalar))
                    problems.Add(value.Problem($"is {value.Node.KindName}; needed is a text"));
                break;
            case FieldKind.Objects or FieldKind.Texts:
                problems.Add(node.Problem($"is {node.Node.KindName}; needed is a list"));
                break;
            case FieldKind.Map:
                problems.Add(node.Problem($"is {node.Node.KindName}; needed are names with texts"));
                break;
            case FieldKind.Any:
                break;
            default:
                CheckScalar(node, field.Kind);
                break;
        }
    }

    private void CheckScalar(ConfigurationNode node, FieldKind kind)
    {
        if (node.Node is not YamlScalar scalar)
        {
            problems.Add(node.Problem($"is {node.Node.KindName}; needed is {Name(kind)}"));
            return;
        }

        string? problem = kind switch
        {
            FieldKind.Boolean when !scalar.TryBoolean(out _) => $"'{scalar.Value}' is not allowed; allowed are true and false",
            FieldKind.Integer when !scalar.TryInteger(out _) => $"'{scalar.Value}' is no whole number",
            FieldKind.Duration when !PrometheusDuration.TryParse(scalar.Value, out _, out _) => $"'{scalar.Value}' is no length of time; allowed are such as 30s, 5m, 1h30m",
            FieldKind.Url when !IsAddress(scalar.Value) => $"'{scalar.Value}' is no address; allowed are such as https://example.com",
            // What is secret is not repeated.
            FieldKind.SecretUrl when !IsAddress(scalar.Value) && !node.Key.EndsWith(".proxy_url", StringComparison.Ordinal) =>
                "the value is no address; allowed are such as https://example.com",
            _ => null,
        };
        if (problem is not null)
            problems.Add(node.Problem(problem));
    }

    // A template may stand for an address.
    private static bool IsAddress(string text) => text.Contains("{{", StringComparison.Ordinal)
        || (Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0);

    private static string Name(FieldKind kind) => kind switch
    {
        FieldKind.Boolean => "true or false",
        FieldKind.Integer => "a whole number",
        FieldKind.Duration => "a length of time",
        FieldKind.Url or FieldKind.SecretUrl => "an address",
        _ => "a text",
    };

    private static string Nearest(string name, ObjectSchema schema)
    {
        string? near = schema.Fields.Select(field => field.Name).Where(field => Distance(field, name) <= 2).MinBy(field => Distance(field, name));
        return near is null ? "" : $"; is {near} meant?";
    }

    /// <summary>How many characters have to be added, left out or exchanged.</summary>
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
