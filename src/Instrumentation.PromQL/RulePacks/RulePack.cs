using Instrumentation.Rules;

namespace Instrumentation;

/// <summary>A rule file that comes with the library, on the metrics of its catalogue.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed class RulePack
{
    private RulePack(string name, string description)
    {
        Name = name;
        Description = description;
    }

    /// <summary>Event processing: error rate, latency, consumer lag, prediction failures, dropped WebSocket connections.</summary>
    public static RulePack StreamingAnalytics { get; } = new("streaming-analytics", "Event processing: errors, latency, consumer lag, predictions, WebSocket clients.");

    /// <summary>Retrieval-augmented generation: requests, connection pools, caches, retrieval, background jobs, documents.</summary>
    public static RulePack RagService { get; } = new("rag-service", "Retrieval-augmented generation: requests, pools, caches, retrieval, jobs, documents.");

    /// <summary>A data platform: health, error rate, response time, processor load, and revenue beside its 7-day average.</summary>
    public static RulePack DataPlatform { get; } = new("data-platform", "A data platform: health, API errors and response time, processor load, revenue.");

    /// <summary>All packs, by name.</summary>
    public static IReadOnlyList<RulePack> All { get; } = [DataPlatform, RagService, StreamingAnalytics];

    /// <summary>The pack's name, as settings write it.</summary>
    public string Name { get; }

    /// <summary>What it watches, in a sentence.</summary>
    public string Description { get; }

    /// <summary>The rule file's text, which Prometheus loads as it is.</summary>
    public string Text
    {
        get
        {
            using var reader = new StreamReader(typeof(RulePack).Assembly.GetManifestResourceStream(FileName)!);
            return reader.ReadToEnd();
        }
    }

    private string FileName => Name + ".yml";

    /// <summary>Finds a pack.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>The pack, or null when there is none of that name.</returns>
    public static RulePack? Find(string name) => All.FirstOrDefault(pack => pack.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the rules.</summary>
    /// <returns>The rule file.</returns>
    public RuleFile Read() => RuleFileReader.Parse(Text, FileName);

    /// <summary>Writes the name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
