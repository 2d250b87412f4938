using Instrumentation.Rules;
using Instrumentation.RuleTests;
using Instrumentation.TestKit;

namespace Instrumentation.RulePacks;

public sealed class RulePackTests
{
    private static readonly string[] Names = [.. RulePack.All.Select(pack => pack.Name)];

    [TestCaseSource(nameof(Names))]
    public async Task A_pack_passes_its_unit_tests_and_every_rule_is_tested(string name)
    {
        RuleTestReport report = await RuleTest.RunAsync(TestFile(name));

        Assert.That(report.Coverage.Where(rule => !rule.IsExercised || !rule.IsAsserted).Select(rule => rule.Rule.Name), Is.EqualTo(Untested(name)));
        Assert.That(report.Coverage, Has.Count.EqualTo(RulePack.Find(name)!.Read().Groups.Sum(group => group.Rules.Count)));
    }

    [TestCaseSource(nameof(Names))]
    public void A_pack_is_the_file_that_Prometheus_loads_and_reads_without_warnings(string name)
    {
        RulePack pack = RulePack.Find(name.ToUpperInvariant())!;

        Assert.That(pack.Text, Is.EqualTo(File.ReadAllText(Repository.PathTo("src", "Instrumentation.PromQL", "RulePacks", name + ".yml"))));
        Assert.That(pack.Read().Warnings, Is.Empty);
        Assert.That(RuleDuplicates.Find(pack.Read()), Is.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public void Every_alert_of_a_pack_says_how_bad_it_is_and_what_is_wrong(string name)
    {
        foreach (AlertingRule rule in RulePack.Find(name)!.Read().Groups.SelectMany(group => group.Rules).OfType<AlertingRule>())
        {
            Assert.That(Enum.TryParse<AlertSeverity>(rule.Labels["severity"], ignoreCase: true, out _), Is.True, rule.Name);
            Assert.That(rule.Annotations["summary"], Is.Not.Null.And.Not.Empty, rule.Name);
            Assert.That(rule.Annotations["description"], Is.Not.Null.And.Not.Empty, rule.Name);
        }
    }

    [Test]
    public void There_is_no_pack_of_another_name()
    {
        Assert.That(RulePack.Find("none"), Is.Null);
    }

    // Series that alerts of the pack watch: their values are seen through those.
    private static string[] Untested(string name) => name == "data-platform" ? ["api_response_time_p95", "daily_revenue_change"] : [];

    private static string TestFile(string name) => Repository.PathTo("tests", "Instrumentation.PromQL.Tests", "RulePacks", name + ".test.yml");
}
