using System.Globalization;
using System.Text;

namespace Instrumentation.Catalogue;

// Renders docs/catalogue.md from the catalogue.
internal static class CatalogueDocument
{
    private const string Beginning = """
        # Metric catalogue

        The metrics that the library publishes under fixed names. This page is made from `MetricCatalogue.All`; a test keeps it so.

        ```csharp
        using Instrumentation;
        using Instrumentation.Catalogue;

        using StreamingMetrics metrics = StreamingMetrics.Create();
        using var events = new EventMetrics(metrics);
        events.EventProcessed("orders", partition: 3, processor: "scoring", TimeSpan.FromMilliseconds(12));
        events.EventFailed("orders", partition: 3);
        ```

        - A recorder takes durations as `TimeSpan` and records them in the unit of the metric. Names that came with milliseconds keep them
          (`_ms`); new metrics use base units: seconds, bytes, ratios.
        - Tags that the guides name are exactly theirs; where a guide names none, the tags were chosen here. Service, environment, version,
          region and instance are attributes of the resource, set once, and no tags.
        - A counter of failures is there at zero from the first success on, with the same labels, so that the first failure is seen by `rate`
          and a rate of failures has a value before there is one.
        - Names that begin with `rag_` take another prefix, or none, by an argument of their recorder's constructor.
        - "Streaming", "retrieval" and "enterprise" are the guides that the names come from: streaming analytics, retrieval-augmented
          generation, and enterprise monitoring. "Own" are this library's.

        """;

    private const string Kept = """

        ## Names kept in spite of the naming standard

        Dashboards and rules ask for these names, so they stay, and `NamingStandard` accepts them.

        | metric | what is against the standard |
        |---|---|

        """;

    private const string Promtool = """

        ## What promtool says

        `promtool check metrics` passes all metrics but these, whose names are kept from the guides:

        """;

    public static string Render()
    {
        var text = new StringBuilder(Beginning);
        foreach (IGrouping<string, CatalogueDefinition> area in MetricCatalogue.All.GroupBy(metric => metric.Area, StringComparer.Ordinal))
            AppendArea(text, area.Key, [.. area]);
        text.Append(Kept);
        foreach ((string name, string reason) in NamingStandard.KeptNames)
            text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {reason} |\n");
        text.Append(Promtool).Append('\n');
        foreach (string complaint in PromtoolComplaints.Of(MetricCatalogue.All))
            text.Append(CultureInfo.InvariantCulture, $"- `{complaint[..complaint.IndexOf(' ', StringComparison.Ordinal)]}`: {complaint[(complaint.IndexOf(' ', StringComparison.Ordinal) + 1)..]}\n");
        return text.ToString();
    }

    private static void AppendArea(StringBuilder text, string area, CatalogueDefinition[] metrics)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {area}\n\n| metric | kind | unit | tags | meaning | from |\n|---|---|---|---|---|---|\n");
        foreach (CatalogueDefinition metric in metrics)
        {
            string tags = string.Join(", ", metric.Tags.Select(tag => $"`{tag}`"));
            text.Append(CultureInfo.InvariantCulture, $"| `{metric.Name}` | {Lower(metric.Kind)} | `{metric.Unit}` | {tags} | {metric.Description} | {Lower(metric.Source)} |\n");
        }

        foreach (IGrouping<string, CatalogueDefinition> same in metrics.Where(metric => metric.Boundaries.Count > 0).GroupBy(metric => string.Join(", ", metric.Boundaries), StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"\nBuckets of {string.Join(", ", same.Select(metric => $"`{metric.Name}`"))}: {same.Key}.\n");
    }

    private static string Lower<T>(T value)
        where T : struct, Enum
        => value.ToString().ToLowerInvariant();
}
