using System.Text.Json;
using Instrumentation.Conformance.Reporting;
using Instrumentation.Labels;
using Instrumentation.Matching;

namespace Instrumentation.Conformance.Alerting;

/// <summary>Matchers in both of Alertmanager's syntaxes, and what they match.</summary>
public sealed class MatcherSuiteTests
{
    [Test]
    public void Matchers_are_read_as_Alertmanager_reads_them()
    {
        var report = new ConformanceReport("alert-matchers");
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Repository.RequireConformance("alerting"), "matchers"), "*.json").Order(StringComparer.Ordinal))
        {
            JsonElement file = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
            JsonElement[] cases = [.. file.GetProperty("cases").EnumerateArray()];
            MatcherSyntax syntax = SyntaxOf(file.GetProperty("source").GetString()!, cases);
            foreach (JsonElement item in cases)
            {
                bool isOne = file.GetProperty("source").GetString()!.EndsWith("TestMatcher", StringComparison.Ordinal);
                string name = $"{Path.GetFileName(path)}: {item.GetRawText().ReplaceLineEndings(" ")}";
                report.Run(name, () => item.TryGetProperty("pattern", out _) ? Compare(item) : Read(item, syntax, isOne));
            }
        }

        report.Close();
    }

    /// <summary>The parser that a file is about, by where its cases come from.</summary>
    private static MatcherSyntax SyntaxOf(string source, JsonElement[] cases) =>
        source.StartsWith("matcher/parse/", StringComparison.Ordinal) ? MatcherSyntax.Utf8
        : source.Contains("compliance", StringComparison.Ordinal) || cases.Any(item => item.TryGetProperty("differs_between_parsers", out _)) ? MatcherSyntax.Fallback
        : MatcherSyntax.Classic;

    private static string? Read(JsonElement item, MatcherSyntax syntax, bool isOne)
    {
        bool fails = item.TryGetProperty("error", out JsonElement expected) && expected.ValueKind == JsonValueKind.String;
        string input = item.GetProperty("input").GetString()!;
        bool read = MatcherParser.TryParse(input, out IReadOnlyList<LabelMatcher>? matchers, out MatcherSyntaxException? error, syntax);
        bool accepted = read && (!isOne || matchers!.Count == 1);
        if (accepted == fails)
            return fails ? $"read as {string.Join(", ", matchers!)}" : $"refused: {error?.Message}";
        if (fails)
            return null;
        string[] wanted = [.. item.GetProperty("matchers").EnumerateArray().Select(Text)];
        string[] found = [.. matchers!.Select(matcher => $"{matcher.Name} {MatcherOperator.Text(matcher.Type)} {matcher.Value}")];
        return wanted.SequenceEqual(found) ? null : $"read as {string.Join(", ", found)}";
    }

    private static string Text(JsonElement matcher) =>
        $"{matcher.GetProperty("name").GetString()} {matcher.GetProperty("op").GetString()} {matcher.GetProperty("value").GetString()}";

    private static string? Compare(JsonElement item)
    {
        var matcher = new LabelMatcher("label", MatcherOperator.Read(item.GetProperty("op").GetString())!.Value, item.GetProperty("pattern").GetString()!);
        bool matches = matcher.Matches(item.GetProperty("value").GetString()!);
        return matches == item.GetProperty("match").GetBoolean() ? null : $"matches: {matches}";
    }
}
