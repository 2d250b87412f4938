namespace Instrumentation.RuleTests;

public sealed class RuleTestTests
{
    private const string Rules = "groups: [{ name: g, rules: [{ alert: Down, expr: up == 0, for: 1m }, { record: ups, expr: sum(up) }] }]";

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("ruletest").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Tests_that_pass_give_their_report_with_the_coverage()
    {
        RuleTestReport report = await RuleTest.RunAsync(Write("{ eval_time: 2m, alertname: Down, exp_alerts: [{ exp_labels: { job: a } }] }"));

        Assert.That(report.Coverage.Select(rule => (rule.Rule.Name, rule.IsAsserted)), Is.EqualTo(new[] { ("Down", true), ("ups", false) }));
    }

    [Test]
    public void A_test_that_fails_throws_what_was_expected_and_what_was_got()
    {
        string path = Write("{ eval_time: 2m, alertname: Down, exp_alerts: [{ exp_labels: { job: b } }] }");

        Assert.That(
            async () => await RuleTest.RunAsync(path),
            Throws.InstanceOf<RuleTestFailedException>().With.Message.Contains("FAILED").And.Message.Contains("job=\"b\"").And.Message.Contains("job=\"a\""));
    }

    [Test]
    public void A_file_that_cannot_be_read_fails_too() => Assert.That(
        async () => await RuleTest.RunAsync(Path.Combine(_folder, "nothing.yml")),
        Throws.InstanceOf<RuleTestFailedException>().With.Message.Contains("nothing.yml"));

    private string Write(string alertTest)
    {
        File.WriteAllText(Path.Combine(_folder, "rules.yml"), Rules);
        string path = Path.Combine(_folder, "rules.test.yml");
        File.WriteAllText(path, $$"""
            rule_files: [rules.yml]
            evaluation_interval: 1m
            tests:
              - interval: 1m
                input_series: [{ series: 'up{job="a"}', values: 0x5 }]
                alert_rule_test: [{{alertTest}}]
            """);
        return path;
    }
}
