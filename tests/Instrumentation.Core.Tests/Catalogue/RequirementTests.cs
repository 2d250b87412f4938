using System.Globalization;
using System.Text.RegularExpressions;

namespace Instrumentation.Catalogue;

/// <summary>The catalogue against the texts of the guides that define its names.</summary>
public sealed partial class RequirementTests
{
    [Test]
    public void The_streaming_guides_metrics_are_there_with_their_kinds()
    {
        string section = RequirementText.Section(RequirementText.Read("000"), "### Built-in Metrics", "### Custom Metrics");
        MatchCollection lines = BuiltInMetric().Matches(section);
        Assert.That(lines, Has.Count.EqualTo(30));
        foreach (Match line in lines)
            Assert.That(Metric(line.Groups["name"].Value).Kind.ToString(), Is.EqualTo(line.Groups["kind"].Value), line.Value);
    }

    [Test]
    public void The_streaming_guides_calls_have_the_tags_of_the_catalogue()
    {
        string section = RequirementText.Section(RequirementText.Read("000"), "### StreamingMetrics", "### Configuration");
        var tags = Call().Matches(section).ToDictionary(call => call.Groups["name"].Value, call => TagNames(call.Groups["tags"].Value));
        Assert.That(Metric("events_processed_total").Tags, Is.EqualTo(tags["events_processed_total"]));
        Assert.That(Metric("event_processing_duration_ms").Tags, Is.EqualTo(tags["event_processing_duration_ms"]));
    }

    [Test]
    public void The_streaming_guides_queries_ask_only_for_what_is_there()
    {
        string text = RequirementText.Read("000");
        IEnumerable<string> queries = Query().Matches(text).Select(match => match.Groups["query"].Value);
        string[] asked = [.. queries.SelectMany(query => MetricName().Matches(query)).Select(match => Family(match.Value)).Where(name => name != "histogram_quantile").Distinct()];
        Assert.That(asked, Has.Length.EqualTo(14));
        foreach (string name in asked)
            Metric(name);
    }

    [Test]
    public void The_streaming_guides_panels_find_the_labels_that_they_name()
    {
        string text = RequirementText.Read("000");
        int labels = 0;
        foreach (Match panel in Panel().Matches(text))
        {
            string name = MetricName().Matches(panel.Groups["query"].Value).Select(match => Family(match.Value)).First(found => found != "histogram_quantile");
            foreach (Match label in LegendLabel().Matches(panel.Groups["legend"].Value))
            {
                labels++;
                Assert.That(Metric(name).Tags.Append("le"), Does.Contain(label.Groups[1].Value), name);
            }
        }

        Assert.That(labels, Is.EqualTo(5));
    }

    [Test]
    public void The_retrieval_guides_metrics_are_there_with_their_kinds_labels_and_buckets()
    {
        MatchCollection definitions = Definition().Matches(RequirementText.Read("001"));
        Assert.That(definitions, Has.Count.EqualTo(13));
        foreach (Match definition in definitions)
        {
            CatalogueDefinition metric = Metric(definition.Groups["name"].Value);
            Assert.That(metric.Kind.ToString(), Is.EqualTo(definition.Groups["kind"].Value), metric.Name);
            Assert.That(metric.Tags, Is.EqualTo(RequirementText.Quoted(definition.Groups["labels"].Value)), metric.Name);
            Assert.That(metric.Description, Does.StartWith(definition.Groups["help"].Value), metric.Name);
            if (metric.Kind == InstrumentKind.Histogram)
                Assert.That(metric.Boundaries, Is.EqualTo(Buckets(definition.Groups["buckets"])), metric.Name);
        }
    }

    [Test]
    public void The_retrieval_guides_queries_ask_only_for_what_is_there()
    {
        string text = RequirementText.Read("001");
        string[] names = [.. RetrievalName().Matches(text).Select(match => Family(match.Value)).Distinct()];
        Assert.That(names, Does.Contain("rag_database_connection_pool_max"));
        Assert.That(names, Does.Contain("rag_search_relevance_score"));
        foreach (string name in names)
            Metric(name);

        // The guide observes the chunks of a document without defining the metric; its other variables are its names without the prefix.
        Assert.That(text, Does.Contain("document_chunks_created.observe("));
        Assert.That(Metric("rag_document_chunks_created").Kind, Is.EqualTo(InstrumentKind.Histogram));
    }

    [Test]
    public void The_enterprise_guides_request_and_system_metrics_are_there()
    {
        string section = RequirementText.Section(RequirementText.Read("003"), "#### 1. Infrastructure Metrics", "#### 3. Business Metrics");
        MatchCollection points = MetricPoint().Matches(section);
        Assert.That(points, Has.Count.EqualTo(5));
        foreach (Match point in points)
        {
            CatalogueDefinition metric = Metric(point.Groups["name"].Value);
            Assert.That(metric.Kind.ToString(), Is.EqualTo(point.Groups["kind"].Value).IgnoreCase, metric.Name);

            // What is the same for the whole process is an attribute of its resource, set once.
            Assert.That(metric.Tags, Is.EqualTo(TagNames(point.Groups["labels"].Value).Except(["host", "environment"])), metric.Name);
        }
    }

    private static CatalogueDefinition Metric(string name)
    {
        CatalogueDefinition? metric = MetricCatalogue.Find(name);
        Assert.That(metric, Is.Not.Null, $"The catalogue has no {name}.");
        return metric!;
    }

    // The Python client's buckets where none are given.
    private static double[] Buckets(Group group)
        => group.Success
            ? [.. group.Value.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]
            : [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private static string Family(string name) => SeriesSuffix().Replace(name, "");

    private static string[] TagNames(string pairs) => [.. TagName().Matches(pairs).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("""^"(?<name>\w+)"\s*\# (?<kind>\w+):""", RegexOptions.Multiline)]
    private static partial Regex BuiltInMetric();

    [GeneratedRegex("""metrics\.\w+\(\s*"(?<name>\w+)",[^{]*tags=\{(?<tags>[^}]*)\}""")]
    private static partial Regex Call();

    [GeneratedRegex("""(?:"expr": |condition=)"(?<query>[^"]+)"|(?<query>sum\(rate\([^{[]+)""")]
    private static partial Regex Query();

    [GeneratedRegex("\"expr\": \"(?<query>[^\"]+)\",\\s*\"legendFormat\": \"(?<legend>[^\"]+)")]
    private static partial Regex Panel();

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex LegendLabel();

    [GeneratedRegex(@"\b[a-z]+(?:_[a-z0-9]+)+\b")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"\brag_[a-z_]+\b")]
    private static partial Regex RetrievalName();

    [GeneratedRegex(@"(?<=_(?:ms|seconds))_(?:bucket|count|sum)$")]
    private static partial Regex SeriesSuffix();

    [GeneratedRegex(@"= (?<kind>Counter|Histogram|Gauge|Summary)\(\s*'(?<name>\w+)',\s*'(?<help>[^']+)',\s*\[(?<labels>[^\]]*)\](?:,\s*buckets=\[(?<buckets>[^\]]*)\])?\s*\)")]
    private static partial Regex Definition();

    [GeneratedRegex("""name="(?<name>\w+)",.*?labels=\{(?<labels>[^}]*)\},\s*metric_type=MetricType\.(?<kind>\w+)""", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex MetricPoint();

    [GeneratedRegex("\"(\\w+)\":")]
    private static partial Regex TagName();
}
