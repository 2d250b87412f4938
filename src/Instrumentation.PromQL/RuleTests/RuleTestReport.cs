using System.Text;

namespace Instrumentation.RuleTests;

/// <summary>How the tests of a file went.</summary>
/// <param name="FileName">The file.</param>
/// <param name="Tests">The tests that were run, in order.</param>
/// <param name="Coverage">All rules, in order.</param>
/// <param name="Errors">Why no test could be run; none when they could.</param>
public sealed record RuleTestReport(string FileName, IReadOnlyList<RuleTestResult> Tests, IReadOnlyList<RuleCoverage> Coverage, IReadOnlyList<string> Errors)
{
    /// <summary>Whether all tests passed.</summary>
    public bool Passed => Errors.Count == 0 && Tests.All(test => test.Failures.Count == 0);

    /// <summary>Writes the report for people.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(FileName).Append(Passed ? ": SUCCESS\n" : ": FAILED\n");
        foreach (string error in Errors)
            text.Append("  ").Append(error).Append('\n');
        foreach (RuleTestResult test in Tests.Where(test => test.Failures.Count > 0))
        {
            if (test.Name.Length > 0)
                text.Append("  name: ").Append(test.Name).Append('\n');
            foreach (string failure in test.Failures)
                text.Append("    ").Append(failure.Replace("\n", "\n    ", StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString();
    }
}
