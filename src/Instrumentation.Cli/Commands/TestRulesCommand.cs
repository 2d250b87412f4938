using System.CommandLine;
using Instrumentation.Output;
using Instrumentation.RuleTests;

namespace Instrumentation.Commands;

/// <summary><c>test rules</c>: runs unit tests of rules.</summary>
internal static class TestRulesCommand
{
    public static Command Build(CommandConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "Test files in the format of promtool test rules.", Arity = ArgumentArity.OneOrMore };
        var run = new Option<string[]>("--run") { Description = "Run only tests whose name contains a match of this expression (RE2); may be repeated.", HelpName = "REGEX" };
        var ignore = new Option<bool>("--ignore-unknown-fields") { Description = "Pass over keys that are not known." };
        var coverage = new Option<bool>("--coverage") { Description = "Say which rules the tests exercise and which they expect something of." };
        var experimental = ExpressionOptions.Experimental();
        var command = new Command("rules", "Runs unit tests of rules, and shows what was expected below what was got.") { files, run, ignore, coverage, experimental };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new RuleTestOptions
            {
                Run = parsed.GetValue(run) ?? [],
                IgnoreUnknownFields = parsed.GetValue(ignore),
                Expressions = ExpressionOptions.Parser(parsed.GetValue(experimental)),
            };
            int code = ExitCodes.Success;
            foreach (string file in parsed.GetRequiredValue(files))
            {
                RuleTestReport report = await RunAsync(file, options, cancellationToken);
                Tell(report, console);
                if (parsed.GetValue(coverage))
                    CoverageTable.Write(report.Coverage, console);
                if (!report.Passed)
                    code = ExitCodes.Findings;
            }

            return code;
        });
        return command;
    }

    private static async Task<RuleTestReport> RunAsync(string file, RuleTestOptions options, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            throw new UnusableException($"{file}: there is no such file.");
        try
        {
            return await RuleTestRunner.RunFileAsync(file, options, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new UnusableException($"--run: {exception.Message}");
        }
    }

    private static void Tell(RuleTestReport report, CommandConsole console)
    {
        string text = report.ToString().TrimEnd('\n');
        if (report.Passed)
            console.Good($"{text}, {report.Tests.Count} {(report.Tests.Count == 1 ? "test" : "tests")}");
        else
            console.Complain(text);
    }
}
