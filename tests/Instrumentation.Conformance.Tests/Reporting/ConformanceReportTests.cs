using System.Text.Json;

namespace Instrumentation.Conformance.Reporting;

public class ConformanceReportTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("conformance").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_counts_and_each_failure_are_written_out_and_into_the_file()
    {
        var report = new ConformanceReport("promql");
        report.Run("a.test:1 up", () => null);
        report.Run("a.test:2 down", () => "expected 1, got 2");
        report.Run("a.test:3 sideways", () => throw new FormatException("no such way"));
        report.Skip();

        var output = new StringWriter { NewLine = "\n" };
        string below = Path.Combine(_folder, "new");
        report.Write(output, below);

        Assert.That(
            output.ToString(),
            Is.EqualTo("FAIL a.test:2 down: expected 1, got 2\nFAIL a.test:3 sideways: FormatException: no such way\nconformance promql: 1 passed, 2 failed, 1 skipped\n"));
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(below, "promql.json")));
        Assert.That(
            JsonSerializer.Serialize(file.RootElement),
            Is.EqualTo(
                """{"suite":"promql","passed":1,"failed":2,"skipped":1,"failures":["""
                + """{"case":"a.test:2 down","why":"expected 1, got 2"},{"case":"a.test:3 sideways","why":"FormatException: no such way"}]}"""));
    }

    [Test]
    public void A_suite_with_a_failing_case_fails()
    {
        var report = new ConformanceReport("promql");
        report.Pass();
        report.Fail("a.test:1", "wrong");
        Assert.That(() => report.Close(TextWriter.Null, _folder), Throws.TypeOf<AssertionException>().With.Message.Contains("1 passed, 1 failed"));
    }

    [Test]
    public void A_suite_that_ran_no_case_fails() =>
        Assert.That(() => new ConformanceReport("promql").Close(TextWriter.Null, _folder), Throws.TypeOf<AssertionException>().With.Message.Contains("no case"));

    [Test]
    public void A_suite_without_a_failing_case_passes()
    {
        var report = new ConformanceReport("promql");
        report.Pass();
        report.Skip();
        Assert.That(() => report.Close(TextWriter.Null, _folder), Throws.Nothing);
    }
}
