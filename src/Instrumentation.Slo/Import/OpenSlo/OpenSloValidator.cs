using Instrumentation.Definitions;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>Checks an object by the rules of OpenSLO's specification, as OpenSLO's own tools do.</summary>
internal sealed partial class OpenSloValidator(OpenSloDialect dialect)
{
    private const int MaxDisplayName = 63;

    private const int MaxDescription = 1050;

    /// <summary>Checks an object by the rules of its version.</summary>
    /// <param name="node">The object.</param>
    /// <param name="index">Which object of the text it is.</param>
    /// <param name="kind">The kind that it has to be; null for any.</param>
    public static List<OpenSloFinding> Check(YamlNode node, int index, string? kind = null)
    {
        var findings = new List<OpenSloFinding>();
        var item = new OpenSloProperty(node, index, findings);
        if (node is not YamlMapping)
            item.Add(OpenSloCodes.Type, $"is {DefinitionFields.Kind(node)}; allowed is a mapping of apiVersion, kind, metadata, spec");
        else if (item["apiVersion"].Text == OpenSloDialect.AlphaVersion)
            OpenSloAlphaValidator.Check(item);
        else
            new OpenSloValidator(item["apiVersion"].Text == OpenSloDialect.V2Alpha.ApiVersion ? OpenSloDialect.V2Alpha : OpenSloDialect.V1).Object(item, kind);
        return findings;
    }

    /// <summary>Checks what all objects have, but for their keys.</summary>
    public static void Metadata(OpenSloProperty metadata)
    {
        if (!metadata.Mapping("name", "displayName", "labels", "annotations").Require("a mapping with a name"))
            return;
        if (metadata["name"].Require("a name"))
            metadata["name"].DnsLabel();
        metadata["displayName"].MaxLength(MaxDisplayName);
        foreach (YamlScalar key in metadata["labels"].Keys)
            Label(metadata["labels"], key.Value);
        foreach (YamlScalar key in metadata["annotations"].Keys)
        {
            if (!OpenSloNames.IsAnnotationKey(key.Value))
                metadata["annotations"].Add(OpenSloCodes.Pattern, $"'{key.Value}' is outside what is allowed, a name of up to 63 characters, with or without a domain and a slash in front");
        }
    }

    public static void Description(OpenSloProperty spec) => spec["description"].MaxLength(MaxDescription);

    private static void Label(OpenSloProperty labels, string key)
    {
        if (!OpenSloNames.IsLabelKey(key))
            labels.Add(OpenSloCodes.Pattern, $"'{key}' is outside what is allowed, up to 63 letters, digits, hyphens, underscores and dots, with a letter or digit at both ends");
        if (labels[key].Node is YamlMapping || labels[key].Items.Any(item => item.Node is not (null or YamlScalar)))
            labels[key].Add(OpenSloCodes.Type, "is no text; allowed are a text and a list of texts");
    }

    private void Object(OpenSloProperty item, string? kind)
    {
        if (item.Mapping("apiVersion", "kind", "metadata", "spec")["apiVersion"].Require(dialect.ApiVersion))
            item["apiVersion"].EqualTo(dialect.ApiVersion);
        if (item["kind"].Require(kind ?? DefinitionFields.List([.. OpenSloDialect.Kinds])))
        {
            if (kind is not null)
                item["kind"].EqualTo(kind);
            else
                item["kind"].OneOf([.. OpenSloDialect.Kinds]);
        }

        Metadata(item["metadata"]);
        Spec(item["spec"], kind ?? item["kind"].Text);
    }

    private void Spec(OpenSloProperty spec, string kind)
    {
        switch (kind)
        {
            case OpenSloKinds.Slo when spec.Require("a mapping of service, indicator, timeWindow, budgetingMethod, objectives"):
                Slo(spec);
                break;
            case OpenSloKinds.Sli:
                Sli(spec);
                break;
            case OpenSloKinds.Service:
                Description(spec.Mapping("description"));
                break;
            case OpenSloKinds.DataSource when spec.Require("a mapping of type and connectionDetails"):
                DataSource(spec);
                break;
            case OpenSloKinds.AlertPolicy when spec.Require("a mapping of conditions and notificationTargets"):
                AlertPolicy(spec);
                break;
            case OpenSloKinds.AlertCondition when spec.Require("a mapping of severity and condition"):
                AlertCondition(spec);
                break;
            case OpenSloKinds.AlertNotificationTarget when spec.Require("a mapping with a target"):
                AlertNotificationTarget(spec);
                break;
        }
    }

    private static void DataSource(OpenSloProperty spec)
    {
        Description(spec.Mapping("description", "type", "connectionDetails"));
        spec["type"].Require("a type such as Prometheus");
        if (!spec["connectionDetails"].Exists)
            spec["connectionDetails"].Add(OpenSloCodes.Required, "is missing; allowed is what the data source needs to be reached");
    }
}
