using Instrumentation.Conformance.Reporting;
using Instrumentation.Rules;
using Instrumentation.RuleTests;

namespace Instrumentation.Conformance.Slo;

/// <summary>The rules of every definition that is read, as promtool sees them, and the unit tests that are written for them.</summary>
public sealed class PromtoolSuiteTests
{
    // A slice takes every so manyth file.
    private const int Slice = 12;

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    [Test]
    [Category("Peer")]
    public async Task Promtool_takes_the_rules_of_all_that_is_read()
    {
        string folder = Repository.RequireConformance("slo");
        string promtool = Peer.Require("promtool", "prometheus");
        var report = new ConformanceReport("slo-promtool");
        DirectoryInfo work = Directory.CreateTempSubdirectory("slo-promtool");
        try
        {
            foreach ((string name, SloDefinition[] slos) in Files(folder))
            {
                string rules = Path.Combine(work.FullName, "rules.yml");
                await File.WriteAllTextAsync(rules, RuleFileWriter.Write(SloRules.GenerateFile(slos)));
                (int code, string output) = await Peer.RunAsync(promtool, ["check", "rules", rules]);
                report.Run(name, () => code == 0 ? null : output);
            }
        }
        finally
        {
            work.Delete(recursive: true);
        }

        report.Close();
    }

    [Test]
    public async Task The_unit_tests_of_their_rules_pass_or_are_refused_with_a_reason()
    {
        var report = new ConformanceReport("slo-rule-tests");
        var untested = new List<string>();
        int place = 0;
        foreach ((string name, SloDefinition[] slos) in Files(Repository.RequireConformance("slo")))
        {
            SloRuleTestSet set = await SloRuleTests.GenerateAsync(slos, "rules.yml");
            untested.AddRange(set.Untested.Select(slo => $"{name}: {slo}"));
            if (set.File.Tests.Count == 0 || place++ % FullSize.Or(1, Slice) != 0)
                continue;
            RuleTestReport got = await RuleTestRunner.RunAsync(set.File, SloRules.GenerateFile(slos).Groups, "tests.yml");
            report.Run(name, () => got.Passed ? null : got.ToString());
        }

        await TestContext.Out.WriteLineAsync($"{untested.Count} SLOs without tests:\n{string.Join('\n', untested)}");
        report.Close();
    }

    // Objects that refer to each other stand in one file; a file that is read only in part is left out, because its parts are judged elsewhere.
    private static IEnumerable<(string Name, SloDefinition[] Slos)> Files(string folder)
    {
        foreach (string path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(path => Extensions.Contains(Path.GetExtension(path))).Order(StringComparer.Ordinal))
        {
            if (!SloFileReader.TryParse(File.ReadAllText(path), path, out SloFile? file, out _))
                continue;
            SloDefinition[] slos = [.. file.Definitions.Where(slo => slo.Objective is not null && slo.Composite is null).DistinctBy(slo => slo.Id)];
            if (slos.Length > 0)
                yield return (Path.GetRelativePath(folder, path), slos);
        }
    }
}
