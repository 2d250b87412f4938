using Instrumentation.RegularExpressions;
using Instrumentation.Rules;

namespace Instrumentation.RuleTests;

/// <summary>Runs unit tests of rules with promtool's timing.</summary>
/// <remarks>Safe from any thread; each run has series of its own.</remarks>
public static class RuleTestRunner
{
    /// <summary>Runs tests over rules that are at hand.</summary>
    /// <param name="tests">The tests; the patterns of rule files in them are not looked at.</param>
    /// <param name="groups">The groups of all rule files, in order.</param>
    /// <param name="fileName">The test file's name in the report.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>How they went.</returns>
    /// <exception cref="ArgumentException">An expression in <see cref="RuleTestOptions.Run"/> is none.</exception>
    public static async ValueTask<RuleTestReport> RunAsync(
        RuleTestFile tests, IReadOnlyList<RuleGroup> groups, string fileName, RuleTestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tests);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(fileName);
        options ??= new RuleTestOptions();
        var patterns = options.Run.Select(Re2Pattern.Create).ToList();
        List<string> order = [.. tests.GroupEvaluationOrder];
        if (order.Distinct(StringComparer.Ordinal).Count() < order.Count)
            return new RuleTestReport(fileName, [], [], ["group name repeated in evaluation order"]);
        RuleGroup[] ordered = [.. groups.OrderBy(group => Math.Max(order.IndexOf(group.Name), 0))];
        var coverage = new CoverageCounter(groups);
        var results = new List<RuleTestResult>();
        foreach (RuleTestCase test in tests.Tests)
        {
            if (patterns.Count > 0 && !patterns.Exists(pattern => pattern.IsMatch(test.Name)))
                continue;
            using var run = new RuleTestRun(tests, test, ordered, options, coverage);
            results.Add(new RuleTestResult(test.Name, await run.RunAsync(cancellationToken)));
        }

        return new RuleTestReport(fileName, results, coverage.Result, []);
    }

    /// <summary>Reads a test file and the rule files that it names, and runs it.</summary>
    /// <param name="path">The test file.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>How the tests went; files that cannot be read or used are errors of the report.</returns>
    /// <exception cref="ArgumentException">An expression in <see cref="RuleTestOptions.Run"/> is none.</exception>
    public static async ValueTask<RuleTestReport> RunFileAsync(string path, RuleTestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new RuleTestOptions();
        try
        {
            RuleTestFile tests = RuleTestFileReader.Parse(await File.ReadAllTextAsync(path, cancellationToken), path, options.IgnoreUnknownFields);
            var groups = new List<RuleGroup>();
            foreach (string rulePath in tests.RuleFiles.SelectMany(pattern => PathPattern.Find(Path.GetDirectoryName(Path.GetFullPath(path))!, pattern)))
            {
                var readerOptions = new RuleFileReaderOptions { IgnoreUnknownFields = options.IgnoreUnknownFields, Expressions = options.Expressions };
                groups.AddRange(RuleFileReader.Parse(await File.ReadAllTextAsync(rulePath, cancellationToken), rulePath, readerOptions).Groups);
            }

            return await RunAsync(tests, groups, path, options, cancellationToken);
        }
        catch (Exception exception) when (exception is RuleFileException or IOException or UnauthorizedAccessException)
        {
            return new RuleTestReport(path, [], [], exception.Message.Split('\n'));
        }
    }
}
