using System.Globalization;
using System.Text;

namespace Instrumentation.Catalogue;

public sealed partial class MetricCatalogueTests
{
    [Test]
    [Category("Peer")]
    public async Task Promtool_complains_of_the_names_that_are_listed_and_no_others()
    {
        (_, string complaints) = await Peer.RunAsync(Peer.Require("promtool", "prometheus"), ["check", "metrics"], Exposition());
        Assert.That(complaints.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EquivalentTo(PromtoolComplaints.Of(MetricCatalogue.All)));
    }

    // One series of each metric as the text format has it, without an exporter in between.
    private static string Exposition()
    {
        var text = new StringBuilder();
        foreach (CatalogueDefinition metric in MetricCatalogue.All)
        {
            string labels = string.Join(',', metric.Tags.Select(tag => $"{tag}=\"x\""));
            string braces = labels.Length == 0 ? "" : $"{{{labels}}}";
            text.Append(CultureInfo.InvariantCulture, $"# HELP {metric.Name} {metric.Description}\n# TYPE {metric.Name} {metric.Kind.ToString().ToLowerInvariant()}\n");
            if (metric.Kind is InstrumentKind.Counter or InstrumentKind.Gauge)
            {
                text.Append(CultureInfo.InvariantCulture, $"{metric.Name}{braces} 1\n");
                continue;
            }

            if (metric.Kind == InstrumentKind.Histogram)
                text.Append(CultureInfo.InvariantCulture, $"{metric.Name}_bucket{{{string.Join(',', [.. metric.Tags.Select(tag => $"{tag}=\"x\""), "le=\"+Inf\""])}}} 1\n");
            text.Append(CultureInfo.InvariantCulture, $"{metric.Name}_sum{braces} 1\n{metric.Name}_count{braces} 1\n");
        }

        return text.ToString();
    }
}
