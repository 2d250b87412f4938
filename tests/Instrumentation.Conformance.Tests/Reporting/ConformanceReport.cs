using System.Text.Json;

namespace Instrumentation.Conformance.Reporting;

/// <summary>What one outside suite came to: the counts, and each failing case with its reason.</summary>
/// <param name="suite">The suite's name, such as <c>promql</c>; it names the file too.</param>
internal sealed class ConformanceReport(string suite)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    private readonly List<ConformanceFailure> _failures = [];

    public int Passed { get; private set; }

    public int Skipped { get; private set; }

    public IReadOnlyList<ConformanceFailure> Failures => _failures;

    /// <summary>The line that ends the suite.</summary>
    public string Summary => $"conformance {suite}: {Passed} passed, {_failures.Count} failed, {Skipped} skipped";

    public void Pass() => Passed++;

    /// <summary>Counts a case that needs a feature which docs/conformance.md lists as not built yet.</summary>
    public void Skip() => Skipped++;

    /// <summary>Counts a failing case.</summary>
    /// <param name="name">File, line and expression.</param>
    /// <param name="why">What was expected and what came.</param>
    public void Fail(string name, string why) => _failures.Add(new ConformanceFailure(name, why));

    /// <summary>Runs a case; an exception is its failure.</summary>
    /// <param name="name">File, line and expression.</param>
    /// <param name="check">Gives null when the case passes, or else what is wrong.</param>
    public void Run(string name, Func<string?> check)
    {
        string? why;
        try
        {
            why = check();
        }
        catch (Exception exception)
        {
            why = $"{exception.GetType().Name}: {exception.Message}";
        }

        if (why is null)
            Pass();
        else
            Fail(name, why);
    }

    /// <summary>Names the failing cases, writes the summary line and the file.</summary>
    /// <param name="output">Where the lines go.</param>
    /// <param name="folder">Where <c>NAME.json</c> goes; made when missing.</param>
    public void Write(TextWriter output, string folder)
    {
        foreach (ConformanceFailure failure in _failures)
            output.WriteLine($"FAIL {failure.Case}: {failure.Why}");
        output.WriteLine(Summary);
        Directory.CreateDirectory(folder);
        var content = new { Suite = suite, Passed, Failed = _failures.Count, Skipped, Failures };
        File.WriteAllText(Path.Combine(folder, suite + ".json"), JsonSerializer.Serialize(content, Json));
    }

    /// <summary>Ends a suite's fixture: writes the report, and fails the test if a case failed or none ran.</summary>
    /// <param name="output">Where the lines go; null for the standard output.</param>
    /// <param name="folder">Where the file goes; null for <c>artifacts/conformance</c>.</param>
    public void Close(TextWriter? output = null, string? folder = null)
    {
        Write(output ?? TestContext.Progress, folder ?? Repository.PathTo("artifacts", "conformance"));
        Assert.That(_failures, Is.Empty, Summary);
        Assert.That(Passed, Is.Positive, $"no case of {suite} ran");
    }
}
