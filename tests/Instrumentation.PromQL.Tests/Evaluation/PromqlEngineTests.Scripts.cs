using Instrumentation.TestScripts.Execution;
using Instrumentation.TestScripts.Scripts;

namespace Instrumentation.Evaluation;

/// <content>The scripts beside this file.</content>
public sealed partial class PromqlEngineTests
{
    private static IEnumerable<string> Scripts =>
        Directory.GetFiles(Repository.PathTo("tests", "Instrumentation.PromQL.Tests", "Evaluation"), "*.promtest").Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path));

    [TestCaseSource(nameof(Scripts))]
    public async Task A_script_gives_what_it_says(string file)
    {
        string text = await File.ReadAllTextAsync(Repository.PathTo("tests", "Instrumentation.PromQL.Tests", "Evaluation", file));
        using var engine = new EngineUnderTest();

        IReadOnlyList<ScriptOutcome> outcomes = await new PromqlScriptRunner(engine, FixedTimes.Add).RunAsync(PromqlScript.Parse(text));

        Assert.That(outcomes, Is.Not.Empty);
        foreach (ScriptOutcome outcome in outcomes)
            Assert.That(outcome.Problem, Is.Null, $"line {outcome.Command.Line}: {outcome.Command.Expression}");
    }
}
