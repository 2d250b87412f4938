using Instrumentation.Conformance.Reporting;
using Instrumentation.TestScripts.Execution;
using Instrumentation.TestScripts.Scripts;

namespace Instrumentation.Conformance.Promql;

/// <summary>Prometheus' own scripts: what each query gives, fixed to its time and as a step of a range query too.</summary>
public sealed class PromqlScriptSuiteTests
{
    [Test]
    public async Task Every_script_gives_what_prometheus_gives()
    {
        string folder = Repository.RequireConformance("promql");
        using var engine = new EngineUnderTest();
        var runner = new PromqlScriptRunner(engine, FixedTimes.Add);
        var all = new ConformanceReport("promql");
        var core = new ConformanceReport("promql-core");
        foreach (string file in Directory.GetFiles(folder, "*.test", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            await RunAsync(runner, file, all, core);
        core.Write(TestContext.Progress, Repository.PathTo("artifacts", "conformance"));
        all.Close();
        Assert.That(core.Failures, Is.Empty, core.Summary);
        Assert.That(core.Passed, Is.Positive);
    }

    private static async Task RunAsync(PromqlScriptRunner runner, string file, params ConformanceReport[] reports)
    {
        string text = await File.ReadAllTextAsync(file);
        var core = CoreCases.In(text);
        foreach (ScriptOutcome outcome in await runner.RunAsync(PromqlScript.Parse(text)))
        {
            string name = $"{Path.GetFileName(file)}:{outcome.Command.Line} {outcome.Command.Expression}";
            foreach (ConformanceReport report in core.Contains(outcome.Command.Line) ? reports : reports[..1])
                report.Run(name, () => outcome.Problem);
        }
    }
}
