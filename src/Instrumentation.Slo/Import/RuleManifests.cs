using Instrumentation.Definitions;
using Instrumentation.Yaml;

namespace Instrumentation.Import;

/// <summary>Refuses files of rules, which are easily taken for the definitions that they were made of.</summary>
internal static class RuleManifests
{
    // The first of Prometheus, the others of slo-libsonnet.
    private static readonly string[] Keys = ["groups", "alerts", "recordingrule"];

    /// <summary>Refuses a document that holds rules.</summary>
    /// <param name="document">The document.</param>
    /// <param name="problems">Where the refusal goes.</param>
    /// <returns>Whether the document holds rules.</returns>
    public static bool Refuse(YamlMapping document, List<SloFileProblem> problems)
    {
        DefinitionFields fields = DefinitionFields.Of(document, "", problems);
        string? key = fields.Find("kind") is YamlScalar { Value: "PrometheusRule" } ? "kind"
            : fields.Has("version") || fields.Has("slos") || fields.Has("apiVersion") ? null
            : Array.Find(Keys, fields.Has);
        if (key is null)
            return false;
        fields.Add(key, $"shows {RefusalReasons.Rules}; allowed are definitions of SLOs");
        return true;
    }
}
