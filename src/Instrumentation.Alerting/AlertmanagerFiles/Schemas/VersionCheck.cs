using Instrumentation.Yaml;

namespace Instrumentation.AlertmanagerFiles.Schemas;

/// <summary>Finds keys that a version of Alertmanager does not know.</summary>
/// <param name="target">The version.</param>
/// <param name="problems">Where to put what is found.</param>
internal sealed class VersionCheck(AlertmanagerVersion target, List<AlertmanagerFileProblem> problems)
{
    private static readonly AlertmanagerVersion Tracing = new(0, 30);
    private static readonly AlertmanagerVersion ReceiverLabels = new(0, 33);

    public void Check(ConfigurationNode root)
    {
        Check(root.Find("tracing"), Tracing);
        Check(root.Find("global"), "global");
        Check(root.Find("route"), "route");
        foreach (ConfigurationNode rule in root.Find("inhibit_rules")?.Items ?? [])
            Check(rule, "inhibit_rule");
        foreach (ConfigurationNode receiver in root.Find("receivers")?.Items ?? [])
        {
            Check(receiver.Find("labels"), ReceiverLabels);
            foreach ((string type, AlertmanagerVersion since) in AlertmanagerSchemas.ReceiverTypes)
            {
                if (receiver.Find(AlertmanagerSchemas.KeyOf(type)) is not { } list)
                    continue;
                Check(list, since);
                foreach (ConfigurationNode fields in list.Items)
                    Check(fields, type);
            }
        }
    }

    private void Check(ConfigurationNode? node, string schemaName)
    {
        if (node is not { } fields)
            return;
        ObjectSchema schema = AlertmanagerSchemas.Find(schemaName);
        foreach ((string name, ConfigurationNode value) in fields.Entries)
        {
            if (schema.Find(name) is not { } field)
                continue;
            Check(value, field.Since);
            if (field.Kind == FieldKind.Object)
                Check(value, field.Schema);
            foreach (ConfigurationNode item in field.Kind == FieldKind.Objects ? value.Items : [])
                Check(item, field.Schema);
        }
    }

    private void Check(ConfigurationNode? node, AlertmanagerVersion since)
    {
        if (node is { Node: not YamlScalar { IsNull: true } } found && since > target)
            problems.Add(found.Problem($"is known from {since} on; the configuration is for {target}"));
    }
}
