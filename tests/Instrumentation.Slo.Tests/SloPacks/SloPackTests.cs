using Instrumentation.Catalogue;
using Instrumentation.Rules;
using Instrumentation.RuleTests;
using Instrumentation.TestKit;

namespace Instrumentation.SloPacks;

public sealed class SloPackTests
{
    private static readonly SloFile Pack = SloPack.StreamingAnalytics.Read();

    [Test]
    public void The_streaming_pack_has_12_indicators_15_SLOs_3_policies_and_8_alerts()
    {
        Assert.That(Pack.Definitions.Select(slo => slo.Indicator.Name).Distinct().Count(), Is.EqualTo(12));
        Assert.That(Pack.Definitions, Has.Count.EqualTo(15));
        Assert.That(Pack.Policies.Select(policy => policy.Name), Is.EqualTo(["critical", "high", "medium"]));
        Assert.That(SloPack.StreamingAnalytics.ReadRules().Groups.SelectMany(group => group.Rules).OfType<AlertingRule>().Count(), Is.EqualTo(8));
    }

    [Test]
    public void Nothing_in_the_pack_is_odd_and_the_streaming_guides_objectives_are_its_own()
    {
        Assert.That(Pack.Warnings, Is.Empty);
        Assert.That(Pack.Definitions.SelectMany(slo => slo.Check()), Is.Empty);
        Assert.That(Pack.Definitions.Select(slo => slo.Description), Has.All.Not.Empty);
        Assert.That(Slo("uptime").Objective, Is.EqualTo(0.999m));
        Assert.That(Slo("event_processing_latency").Objective, Is.EqualTo(0.95m));
        Assert.That(Slo("prediction_accuracy").Objective, Is.EqualTo(0.9m));
        Assert.That(Slo("throughput").Indicator.Threshold, Is.EqualTo(1000));
        Assert.That(Slo("feature_freshness").Indicator.Threshold, Is.EqualTo(3600));
    }

    [Test]
    public void The_metrics_that_the_pack_asks_for_are_those_of_the_catalogue()
    {
        string[] known = [.. MetricCatalogue.All.SelectMany(metric => (string[])[metric.Name, metric.Name + "_bucket", metric.Name + "_count"])];

        foreach (EventQuerySource source in Pack.Definitions.Select(slo => slo.Indicator.Source).OfType<EventQuerySource>())
        {
            foreach (string query in (string[])[source.Bad ?? source.Good!, source.Total])
                Assert.That(query.Split('+').Select(part => part.Split('{')[0].Trim()), Is.SubsetOf(known), query);
        }
    }

    [Test]
    public async Task Every_alert_of_the_pack_passes_its_unit_tests_and_is_tested()
    {
        RuleTestReport report = await RuleTest.RunAsync(Repository.PathTo("tests", "Instrumentation.Slo.Tests", "SloPacks", "streaming-analytics.test.yml"));

        Assert.That(report.Passed, Is.True, report.ToString());
        Assert.That(report.Coverage.Where(rule => !rule.IsExercised || !rule.IsAsserted).Select(rule => rule.Rule.Name), Is.Empty);
        Assert.That(report.Coverage, Has.Count.EqualTo(8));
    }

    [Test]
    [Category("Peer")]
    public async Task Promtool_takes_all_rules_of_the_pack_as_one_file_and_its_unit_tests()
    {
        string promtool = Peer.Require("promtool", "prometheus");
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, RuleFileWriter.Write(new RuleFile([.. SloRules.GenerateFile(Pack.Definitions).Groups, .. SloPack.StreamingAnalytics.ReadRules().Groups])));
            (int code, string output) = await Peer.RunAsync(promtool, ["check", "rules", file]);
            Assert.That(code, Is.Zero, output);
            (code, output) = await Peer.RunAsync(promtool, ["test", "rules", Repository.PathTo("tests", "Instrumentation.Slo.Tests", "SloPacks", "streaming-analytics.test.yml")]);
            Assert.That(code, Is.Zero, output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void A_pack_is_found_by_its_name_in_any_case()
    {
        Assert.That(SloPack.Find("Streaming-Analytics"), Is.SameAs(SloPack.StreamingAnalytics));
        Assert.That(SloPack.Find("none"), Is.Null);
    }

    private static SloDefinition Slo(string name) => Pack.Definitions.Single(slo => slo.Name == name);
}
