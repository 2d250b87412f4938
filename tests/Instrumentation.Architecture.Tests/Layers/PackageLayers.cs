namespace Instrumentation.Architecture.Layers;

/// <summary>The one table of packages and layers; a package refers to packages of a lower layer only.</summary>
internal static class PackageLayers
{
    public static IReadOnlyDictionary<string, int> Table { get; } = new Dictionary<string, int>
    {
        ["Instrumentation.Core"] = 0,
        ["Instrumentation.TimeSeries"] = 0,
        ["Instrumentation.PromQL"] = 1,
        ["Instrumentation.Slo"] = 2,
        ["Instrumentation.Anomaly"] = 2,
        ["Instrumentation.Alerting"] = 2,
        ["Instrumentation.Exporters"] = 2,
        ["Instrumentation.Grafana"] = 2,
        ["Instrumentation.Scaling"] = 2,
        ["Instrumentation.Kafka"] = 2,
        ["Instrumentation.Profiling"] = 2,
        ["Instrumentation.Hosting"] = 3,
        ["Instrumentation.AspNetCore"] = 4,
        ["Instrumentation.Cli"] = 4,
    };

    /// <summary>Names each reference that does not point down.</summary>
    public static IEnumerable<string> Violations(ProjectFile project)
    {
        if (!Table.TryGetValue(project.Name, out int layer))
        {
            yield return $"{project.Name} has no layer";
            yield break;
        }

        foreach (string target in project.ProjectReferences)
        {
            if (!Table.TryGetValue(target, out int below))
                yield return $"{project.Name} refers to {target}, which has no layer";
            else if (below >= layer)
                yield return $"{project.Name} (layer {layer}) refers to {target} (layer {below})";
        }
    }
}
