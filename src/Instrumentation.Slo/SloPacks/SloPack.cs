using Instrumentation.Rules;

namespace Instrumentation;

/// <summary>SLOs that come with the library, on the metrics of its catalogue, with their policies and alerts.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed class SloPack
{
    private SloPack(string name, string description)
    {
        Name = name;
        Description = description;
    }

    /// <summary>Event processing and machine learning: 12 indicators, 15 SLOs, policies for 3 tiers of services, and 8 alerts over all of them.</summary>
    public static SloPack StreamingAnalytics { get; } =
        new("streaming-analytics", "Event processing and machine learning: success, latency, throughput, windows, predictions, Kafka, WebSocket clients.");

    /// <summary>All packs, by name.</summary>
    public static IReadOnlyList<SloPack> All { get; } = [StreamingAnalytics];

    /// <summary>The pack's name, as settings write it.</summary>
    public string Name { get; }

    /// <summary>What it watches, in a sentence.</summary>
    public string Description { get; }

    /// <summary>The text of the definitions.</summary>
    public string Text => Resource(FileName);

    /// <summary>The text of the alerts over all SLOs, a rule file that Prometheus loads as it is.</summary>
    public string RulesText => Resource(RuleFileName);

    private string FileName => Name + ".slo.yml";

    private string RuleFileName => Name + ".rules.yml";

    /// <summary>Finds a pack.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>The pack, or null when there is none of that name.</returns>
    public static SloPack? Find(string name) => All.FirstOrDefault(pack => pack.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the definitions.</summary>
    /// <returns>SLOs and policies.</returns>
    public SloFile Read() => SloFileReader.Parse(Text, FileName);

    /// <summary>Reads the alerts over all SLOs, beside which each SLO has burn-rate alerts of its own.</summary>
    /// <returns>The rule file.</returns>
    public RuleFile ReadRules() => RuleFileReader.Parse(RulesText, RuleFileName);

    /// <summary>Writes the name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(SloPack).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
