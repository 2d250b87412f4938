using Instrumentation.RuleTests;

namespace Instrumentation;

/// <summary>Runs unit tests of rules within a test of any framework: it fails with what promtool would print.</summary>
/// <remarks>Safe from any thread.</remarks>
public static class RuleTest
{
    /// <summary>Reads a file of the format of <c>promtool test rules</c> and the rule files that it names, and runs it.</summary>
    /// <param name="path">The test file.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>How the tests went, with the coverage of the rules, when all passed.</returns>
    /// <exception cref="RuleTestFailedException">A test failed, or a file could not be read or used.</exception>
    /// <exception cref="ArgumentException">An expression in <see cref="RuleTestOptions.Run"/> is none.</exception>
    public static async Task<RuleTestReport> RunAsync(string path, RuleTestOptions? options = null, CancellationToken cancellationToken = default)
    {
        RuleTestReport report = await RuleTestRunner.RunFileAsync(path, options, cancellationToken);
        return report.Passed ? report : throw new RuleTestFailedException(report);
    }
}
