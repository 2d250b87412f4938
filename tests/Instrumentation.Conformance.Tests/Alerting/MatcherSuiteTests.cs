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
            string source = file.TryGetProperty("source", out JsonElement text) ? text.GetString()! : "";
            bool isOne = source.EndsWith("TestMatcher", StringComparison.Ordinal);
            foreach (JsonElement item in cases)
            {
                string name = $"{Path.GetFileName(path)}: {item.GetRawText().ReplaceLineEndings(" ")}";
                report.Run(name, () => item.TryGetProperty("pattern", out _)
                    ? Compare(item)
                    : Syntaxes(source, cases, item).Select(syntax => Read(item, syntax, isOne) is { } why ? $"{syntax}: {why}" : null).FirstOrDefault(why => why is not null));
            }
        }

        report.Close();
    }

    /// <summary>
    /// The syntaxes by which a case is judged: the one that its file is about, by where its cases come from. Files about both say of each case whether they
    /// differ; there the older one has the word.
    /// </summary>
    private static MatcherSyntax[] Syntaxes(string source, JsonElement[] cases, JsonElement item)
    {
        if (source.StartsWith("matcher/parse/", StringComparison.Ordinal))
            return [MatcherSyntax.Utf8];
        if (source.StartsWith("pkg/labels/", StringComparison.Ordinal))
            return [MatcherSyntax.Classic];
        if (!cases.Any(other => other.TryGetProperty("differs_between_parsers", out _)))
            return [MatcherSyntax.Fallback];
        bool differs = item.TryGetProperty("differs_between_parsers", out JsonElement flag) && flag.GetBoolean();
        return [MatcherSyntax.Fallback, differs ? MatcherSyntax.Classic : MatcherSyntax.Utf8];
    }

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
        LabelMatcher matcher = MatcherOperator.Matcher("label", MatcherOperator.Read(item.GetProperty("op").GetString())!.Value, item.GetProperty("pattern").GetString()!, 1);
        bool matches = matcher.Matches(item.GetProperty("value").GetString()!);
        return matches == item.GetProperty("match").GetBoolean() ? null : $"matches: {matches}";
    }
}
