using System.CommandLine;
using Instrumentation.Output;
using Instrumentation.RuleTests;

namespace Instrumentation.Commands;

/// <summary><c>slo generate rule-tests</c>: writes unit tests for the rules of SLOs.</summary>
internal static class SloGenerateTestsCommand
{
    public static Command Build(CommandConsole console)
    {
        Argument<string[]> files = SloInput.Files();
        var rules = new Option<string>("--rules") { Description = "The rule file that the tests are for, as a path relative to the test file.", Required = true, HelpName = "RULEFILE" };
        Option<string[]> labels = SloGenerateCommand.ExtraLabels();
        var command = new Command("rule-tests", "Writes unit tests for the rule file of prometheus-rules, for promtool test rules and instrumentation test rules.") { files, rules, labels };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<SloDefinition> slos = await SloInput.ReadAsync(parsed.GetRequiredValue(files), console, cancellationToken);
            SloRuleTestSet set = await GenerateAsync(slos, parsed.GetRequiredValue(rules), new SloRuleOptions { ExtraLabels = SloGenerateCommand.Read(parsed.GetValue(labels)) }, cancellationToken);
            console.Output.Write(RuleTestFileWriter.Write(set.File));
            foreach (UntestedSlo slo in set.Untested)
                console.Complain($"no tests for {slo}");
            return set.Untested.Count == 0 ? ExitCodes.Success : ExitCodes.Findings;
        });
        return command;
    }

    private static async Task<SloRuleTestSet> GenerateAsync(IReadOnlyList<SloDefinition> slos, string rules, SloRuleOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await SloRuleTests.GenerateAsync(slos, rules, options, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new UnusableException(exception.Message);
        }
    }
}
