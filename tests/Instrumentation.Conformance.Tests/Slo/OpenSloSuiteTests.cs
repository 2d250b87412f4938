using System.Text.Json;
using Instrumentation.Conformance.Reporting;

namespace Instrumentation.Conformance.Slo;

/// <summary>OpenSLO's objects: which are valid, and which properties of the others are wrong.</summary>
public sealed class OpenSloSuiteTests
{
    // The kinds that cases are named for by their first words.
    private static readonly string[] Kinds = ["SLO", "SLI", "Service", "DataSource", "AlertPolicy", "AlertCondition", "AlertNotificationTarget"];

    [Test]
    public void Objects_have_the_verdict_of_OpenSLOs_own_tools()
    {
        var report = new ConformanceReport("slo-openslo");
        string root = Repository.RequireConformance("slo");
        foreach (string folder in Directory.GetDirectories(root, "openslo-*").Order(StringComparer.Ordinal))
        {
            foreach (string path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                RunFile(report, root, path);
        }

        report.Close();
    }

    private static void RunFile(ConformanceReport report, string root, string path)
    {
        string name = Path.GetRelativePath(root, path).Replace('\\', '/');
        if (name.Contains("/v1-validation-cases/", StringComparison.Ordinal))
            Cases(report, name, JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path)));
        else if (Path.GetExtension(path) is ".yaml" or ".yml" or ".json" && new FileInfo(path).Length > 0 && !name.Contains("/outputs/", StringComparison.Ordinal))
            report.Run(name, () => OpenSloDocument.Judge(path, name));
    }

    private static void Cases(ConformanceReport report, string name, JsonElement file)
    {
        if (file.TryGetProperty("cases", out JsonElement cases))
        {
            foreach (JsonElement item in cases.EnumerateArray())
                report.Run($"{name} {item.GetProperty("name").GetString()}", () => Case(item));
        }

        if (file.TryGetProperty("parse", out JsonElement parses))
        {
            foreach (JsonElement item in parses.EnumerateArray())
                report.Run($"{name} parse {item.GetRawText()}", () => Parse(item.GetProperty("input").GetString()!, item.TryGetProperty("error", out _)));
        }

        if (file.TryGetProperty("seconds", out JsonElement lengths))
        {
            foreach (JsonElement item in lengths.EnumerateArray())
                report.Run($"{name} seconds {item.GetRawText()}", () => Seconds(item.GetProperty("input").GetString()!, item.GetProperty("seconds").GetInt64()));
        }
    }

    private static string? Case(JsonElement item)
    {
        string word = item.GetProperty("name").GetString()!.Split('-')[0];
        string kind = Kinds.Single(candidate => candidate.Contains(word, StringComparison.OrdinalIgnoreCase));
        IReadOnlyList<OpenSloFinding> findings = OpenSloFile.Validate(item.GetProperty("object").GetRawText(), "case", kind);
        var expected = new List<string>();
        var found = new List<string>();
        foreach (JsonElement error in item.GetProperty("errors").EnumerateArray())
        {
            // Some rules of OpenSLO's tools have no name.
            string? code = error.TryGetProperty("code", out JsonElement given) ? given.GetString() : null;
            string path = error.GetProperty("path").GetString()!;
            expected.Add(string.IsNullOrEmpty(code) ? path : $"{path} {code}");
        }

        foreach (OpenSloFinding finding in findings)
            found.Add(expected.Contains(finding.Path) ? finding.Path : $"{finding.Path} {finding.Code}");
        return item.GetProperty("valid").GetBoolean() == (findings.Count == 0) && expected.Order().Distinct().SequenceEqual(found.Order().Distinct())
            ? null
            : $"expected {string.Join(", ", expected.DefaultIfEmpty("nothing"))}; found {string.Join(", ", findings)}";
    }

    // A duration is judged where it stands, in a window; none at all is missing there, but not malformed.
    private static string? Parse(string text, bool isWrong)
    {
        bool isRefused = Window(text).Any(finding => finding.Code != "required");
        return isRefused == isWrong ? null : $"is {(isRefused ? "refused" : "taken")}";
    }

    private static string? Seconds(string text, long seconds)
    {
        if (Window(text).Length > 0)
            return string.Join<OpenSloFinding>(", ", Window(text));
        // Windows shorter than a minute are none.
        if (seconds == 0)
            return null;
        string slo = $$$$$$$$"""
            {"apiVersion": "openslo/v1", "kind": "SLO", "metadata": {"name": "a"}, "spec": {"service": "b", "budgetingMethod": "Occurrences",
            "indicator": {"metadata": {"name": "c"}, "spec": {"ratioMetric": {"counter": true, "good": {"metricSource": {"type": "Prometheus", "spec": {"query": "good"}}},
            "total": {"metricSource": {"type": "Prometheus", "spec": {"query": "total"}}}}}}, "timeWindow": [{"duration": "{{{{{{{{text}}}}}}}}", "isRolling": true}],
            "objectives": [{"target": 0.9}]}}
            """;
        TimeSpan length = SloFileReader.Parse(slo, "case").Definitions[0].Windows[0].Length;
        return length.TotalSeconds == seconds ? null : $"is {length.TotalSeconds} s; expected {seconds} s";
    }

    private static OpenSloFinding[] Window(string text)
    {
        string slo = $$$$$$$$"""{"apiVersion": "openslo/v1", "kind": "SLO", "spec": {"timeWindow": [{"duration": "{{{{{{{{text}}}}}}}}", "isRolling": true}]}}""";
        return [.. OpenSloFile.Validate(slo, "case").Where(finding => finding.Path.StartsWith("spec.timeWindow[0]", StringComparison.Ordinal))];
    }
}
