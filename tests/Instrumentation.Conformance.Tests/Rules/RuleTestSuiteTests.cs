using Instrumentation.Conformance.Reporting;
using Instrumentation.RuleTests;

namespace Instrumentation.Conformance.Rules;

/// <summary>Files of rule tests that promtool passes and fails.</summary>
public sealed class RuleTestSuiteTests
{
    // promtool 2.42 was not asked about these; promtool 3 passes them.
    private static readonly string[] Pass =
        ["unittest.yml", "long-period.yml", "no-test-group-interval.yml", "at-modifier-test.yml", "negative-offset-test.yml", "start-time-test.yml"];

    [Test]
    public async Task Tests_pass_and_fail_as_by_promtool()
    {
        string folder = Repository.RequireConformance("rules");
        var report = new ConformanceReport("rule-tests");
        foreach (RuleFixture file in RuleFixture.In(folder).Where(file => file.Kind == "unittest" || RuleFixture.KindOf(file.Text) == "unittest"))
        {
            RuleTestReport got = await RuleTestRunner.RunFileAsync(Path.Combine(folder, file.Name));
            if (Expected(file) is { } passes)
                report.Run(file.Name, () => got.Passed == passes ? null : $"expected to {(passes ? "pass" : "fail")}: {got}");
            else
                JudgeByName(file, got, report);
        }

        report.Close();
    }

    private static bool? Expected(RuleFixture file)
    {
        string name = Path.GetFileName(file.Name);
        if (Pass.Contains(name))
            return true;
        if (name == "failing.yml" || name.StartsWith("bad-", StringComparison.Ordinal))
            return false;
        return file.Verdict is null ? null : file.Verdict == "ok" || file.IsNewerThan242;
    }

    // The tests of a file on fuzzy comparison say by their names what becomes of them when it is on.
    private static void JudgeByName(RuleFixture file, RuleTestReport got, ConformanceReport report)
    {
        bool isFuzzy = RuleTestFileReader.TryParse(file.Text, file.Name, out RuleTestFile? tests, out _) && tests.FuzzyCompare;
        foreach (RuleTestResult test in got.Tests)
        {
            bool passes = isFuzzy && test.Name.StartsWith("correct", StringComparison.Ordinal);
            report.Run($"{file.Name}: {test.Name}", () => (test.Failures.Count == 0) == passes ? null : $"expected to {(passes ? "pass" : "fail")}: {string.Join('\n', test.Failures)}");
        }
    }
}
