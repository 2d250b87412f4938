using Instrumentation.Evaluation;
using Instrumentation.Rules;
using Instrumentation.RuleTests;

namespace Instrumentation.RuleTesting;

public sealed class SloRuleTestsTests
{
    private static IEnumerable<TestCaseData> Files() => TestedDefinitions.All.Select(file => new TestCaseData([file.Slos]).SetArgDisplayNames(file.Name));

    [TestCaseSource(nameof(Files))]
    public async Task Generated_tests_pass_in_our_runner_with_ranges_of_either_kind(SloDefinition[] slos)
    {
        (RuleFile rules, RuleTestFile tests) = await GenerateAsync(slos);
        foreach (RangeBoundary boundary in (RangeBoundary[])[RangeBoundary.Closed, RangeBoundary.LeftOpen])
        {
            RuleTestReport report = await RuleTestRunner.RunAsync(tests, rules.Groups, "tests.yml", new RuleTestOptions { RangeBoundary = boundary });
            Assert.That(report.Passed, Is.True, $"{boundary}: {report}");
        }
    }

    [TestCaseSource(nameof(Files))]
    [Category("Peer")]
    public async Task Promtool_takes_the_rules_and_passes_the_tests(SloDefinition[] slos)
    {
        string promtool = Peer.Require("promtool", "prometheus");
        (RuleFile rules, RuleTestFile tests) = await GenerateAsync(slos);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("slo-rules");
        try
        {
            string ruleFile = Path.Combine(folder.FullName, "rules.yml");
            string testFile = Path.Combine(folder.FullName, "tests.yml");
            await File.WriteAllTextAsync(ruleFile, RuleFileWriter.Write(rules));
            await File.WriteAllTextAsync(testFile, RuleTestFileWriter.Write(tests));
            (int checkedExit, string checks) = await Peer.RunAsync(promtool, ["check", "rules", ruleFile]);
            (int testedExit, string results) = await Peer.RunAsync(promtool, ["test", "rules", testFile]);
            Assert.That(checkedExit, Is.Zero, checks);
            Assert.That(testedExit, Is.Zero, results);
            Assert.That(results, Does.Contain("SUCCESS"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(RuleFile Rules, RuleTestFile Tests)> GenerateAsync(SloDefinition[] slos)
    {
        SloRuleTestSet set = await SloRuleTests.GenerateAsync(slos, "rules.yml");
        Assert.That(set.Untested, Is.Empty);
        return (SloRules.GenerateFile(slos), set.File);
    }
}
