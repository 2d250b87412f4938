using Instrumentation.RuleTests;

namespace Instrumentation.RuleTesting;

/// <summary>
/// Puts tests of SLOs that read different series together: every test evaluates all rules of the file, so that a test for each SLO would take a time that grows with
/// the square of their number.
/// </summary>
internal static class TestBatches
{
    public static IReadOnlyList<RuleTestCase> Of(IEnumerable<WrittenTest> tests)
    {
        var batches = new List<List<WrittenTest>>();
        foreach (WrittenTest test in tests)
        {
            if (batches.Find(batch => batch[0].Case.Interval == test.Case.Interval && batch[0].IsIncident == test.IsIncident && !batch.Exists(test.Disturbs)) is { } fitting)
                fitting.Add(test);
            else
                batches.Add([test]);
        }

        return [.. batches.Select(Joined)];
    }

    private static RuleTestCase Joined(List<WrittenTest> batch) => batch[0].Case with
    {
        Name = string.Join("; ", batch.Select(test => test.Case.Name)),
        InputSeries = [.. batch.SelectMany(test => test.Case.InputSeries)],
        AlertTests = [.. batch.SelectMany(test => test.Case.AlertTests)],
        ExpressionTests = [.. batch.SelectMany(test => test.Case.ExpressionTests)],
    };
}
