using System.Text.Json;
using Instrumentation.Conformance.Reporting;
using Instrumentation.Rules;

namespace Instrumentation.Conformance.Rules;

/// <summary>Prometheus' own rule files, good ones and bad ones.</summary>
public sealed class RuleFileSuiteTests
{
    [Test]
    public void Every_rule_file_gets_the_verdict_of_prometheus()
    {
        string folder = Repository.RequireConformance("rules");
        var report = new ConformanceReport("rule-files");
        using JsonDocument index = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "index.json")));
        foreach (JsonElement entry in index.RootElement.GetProperty("files").EnumerateArray())
        {
            string file = entry.GetProperty("file").GetString()!;
            if (entry.GetProperty("kind").GetString() == "rules" && File.Exists(Path.Combine(folder, file)))
                report.Run(file, () => Check(Path.Combine(folder, file), entry));
        }

        report.Close();
    }

    // Some files are wrong only where names have to be of the old, narrow kind; their error says so.
    private static RuleFileReaderOptions Options(JsonElement entry) =>
        entry.TryGetProperty("upstream_error_contains", out JsonElement part) && part.GetString()!.Contains("legacy scheme only", StringComparison.Ordinal)
            ? RuleFileReaderOptions.Default with { NameValidation = RuleNameValidation.Legacy }
            : RuleFileReaderOptions.Default;

    private static string? Check(string path, JsonElement entry)
    {
        string name = Path.GetFileName(path);
        bool isGood = name.Contains(".good.", StringComparison.Ordinal)
            || (!name.Contains(".bad.", StringComparison.Ordinal) && entry.GetProperty("promtool_2_42").GetString() == "ok");
        try
        {
            RuleFileReader.Parse(File.ReadAllText(path), name, Options(entry));
            return isGood ? null : $"was accepted; promtool: {entry.GetProperty("message").GetString()}";
        }
        catch (RuleFileException exception)
        {
            if (isGood)
                return exception.Message;
            return !entry.TryGetProperty("upstream_error_contains", out JsonElement part) || exception.Message.Contains(part.GetString()!, StringComparison.Ordinal)
                ? null
                : $"expected '{part.GetString()}', got '{exception.Message}'";
        }
    }
}
