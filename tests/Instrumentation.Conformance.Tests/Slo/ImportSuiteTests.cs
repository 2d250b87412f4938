using System.Text.Json;
using Instrumentation.Conformance.Reporting;
using Instrumentation.Evaluation;
using Instrumentation.Rules;
using Instrumentation.RuleTests;

namespace Instrumentation.Conformance.Slo;

/// <summary>Definitions of other tools, the rules that Pyrra makes of its own, and promtool's tests of generated rules.</summary>
public sealed class ImportSuiteTests
{
    private static readonly string[] Folders = ["pyrra", "slo-generator", "slo-libsonnet", "kuadrant-promtool"];

    private ConformanceReport _report = null!;

    [Test]
    public async Task Definitions_are_read_or_refused_with_a_reason_and_give_the_same_rules()
    {
        _report = new ConformanceReport("slo-import");
        string root = Repository.RequireConformance("slo");
        foreach (string folder in Folders)
        {
            foreach (SloManifest manifest in SloManifest.In(Path.Combine(root, folder), root))
                _report.Run(manifest.Name, () => Judge(manifest));
            await RuleTests(Path.Combine(root, folder));
        }

        PyrraGroups(Path.Combine(root, "pyrra", "expected_rules.json"));
        _report.Close();
    }

    private static string? Judge(SloManifest manifest)
    {
        if (!SloFileReader.TryParse(manifest.Text, manifest.Name, out SloFile? file, out SloFileException? error))
            return !manifest.IsOnPrometheus && error.Problems.All(HasReason) ? null : error.Message;
        if (file.Definitions.Count == 0)
            return "is neither read nor refused";
        return file.Definitions.Select(manifest.Differs).FirstOrDefault(why => why is not null) ?? file.Definitions.Select(Generates).FirstOrDefault(why => why is not null);
    }

    private static bool HasReason(SloFileProblem problem) => RefusalReasons.All.Any(reason => problem.Message.Contains(reason, StringComparison.Ordinal));

    private static string? Generates(SloDefinition slo) => SloRules.Generate(slo).Count > 0 ? null : $"{slo.Name} gives no rules";

    // The tests name rule files of the container that they run in, which have the groups of the resource beside them.
    private async Task RuleTests(string folder)
    {
        var options = new RuleTestOptions { RangeBoundary = RangeBoundary.Closed };
        foreach (string path in Directory.GetFiles(folder, "*-test.y*ml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string rules = Path.Combine(Path.GetDirectoryName(path)!, "..", Path.GetFileName(path).Replace("-test.", ".", StringComparison.Ordinal));
            RuleTestFile tests = RuleTestFileReader.Parse(await File.ReadAllTextAsync(path), path);
            RuleTestReport got = await RuleTestRunner.RunAsync(tests, PrometheusRuleText.Groups(await File.ReadAllTextAsync(rules), rules), path, options);
            _report.Run(Path.GetFileName(path), () => got.Passed ? null : got.ToString());
        }
    }

    private void PyrraGroups(string path)
    {
        JsonElement expected = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
        JsonElement objectives = expected.GetProperty("objectives");
        foreach (JsonProperty suite in expected.GetProperty("suites").EnumerateObject())
        {
            foreach (JsonElement item in suite.Value.EnumerateArray().Where(item => item.TryGetProperty("rules", out _)))
                _report.Run($"{suite.Name} {item.GetProperty("name").GetString()}", () => Generate(item, objectives));
        }
    }

    private static string? Generate(JsonElement item, JsonElement objectives)
    {
        PyrraObjective objective = PyrraExpectation.Objective(objectives.GetProperty(item.GetProperty("objective").GetString()!));
        var options = new PyrraRuleOptions
        {
            ExternalUrl = item.TryGetProperty("externalUrl", out JsonElement url) ? new Uri(url.GetString()!) : null,
            MatchesBothBucketSpellings = item.GetProperty("name").GetString()!.EndsWith("prom3-migration", StringComparison.Ordinal),
            Generic = true,
        };
        IReadOnlyList<RuleGroup> groups = PyrraRules.Generate(objective, options);
        if (item.TryGetProperty("expectError", out _))
            return groups.Any(group => group.Name.EndsWith("-generic", StringComparison.Ordinal)) ? "has a generic group, which Pyrra refuses" : null;
        RuleFile wanted = PyrraExpectation.Group(item);
        RuleGroup? found = groups.FirstOrDefault(group => group.Name == wanted.Groups[0].Name);
        if (found is null)
            return $"lacks the group {wanted.Groups[0].Name}";
        if (found.Interval != wanted.Groups[0].Interval)
            return $"{found.Name} has the interval {found.Interval}; expected {wanted.Groups[0].Interval}";
        return RuleDifference.Between(wanted, new RuleFile([found]));
    }
}
