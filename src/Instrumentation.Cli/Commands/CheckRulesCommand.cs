using System.CommandLine;
using Instrumentation.Output;
using Instrumentation.Rules;

namespace Instrumentation.Commands;

/// <summary><c>check rules</c>: looks for mistakes in rule files.</summary>
internal static class CheckRulesCommand
{
    public static Command Build(CommandConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "Rule files, or - for the standard input.", Arity = ArgumentArity.OneOrMore };
        var ignore = new Option<bool>("--ignore-unknown-fields") { Description = "Pass over keys that are not known." };
        var experimental = ExpressionOptions.Experimental();
        var command = new Command("rules", "Checks rule files as Prometheus reads them: FILE:LINE:COLUMN and what is wrong, for every mistake.") { files, ignore, experimental };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new RuleFileReaderOptions
            {
                IgnoreUnknownFields = parsed.GetValue(ignore),
                Expressions = ExpressionOptions.Parser(parsed.GetValue(experimental)),
            };
            int code = ExitCodes.Success;
            foreach (string file in parsed.GetRequiredValue(files))
            {
                string text = await InputFiles.ReadAsync(file, console, cancellationToken);
                if (!Check(file, text, options, console))
                    code = ExitCodes.Findings;
            }

            return code;
        });
        return command;
    }

    private static bool Check(string file, string text, RuleFileReaderOptions options, CommandConsole console)
    {
        try
        {
            RuleFile rules = RuleFileReader.Parse(text, file, options);
            Rule[] all = [.. rules.Groups.SelectMany(group => group.Rules)];
            console.Good($"{file}: {Count(rules.Groups.Count, "group")}, {Count(all.OfType<RecordingRule>().Count(), "recording rule")}, {Count(all.OfType<AlertingRule>().Count(), "alerting rule")}");
            foreach (RuleFileProblem warning in rules.Warnings)
                console.Warn($"{file}:{warning}");
            foreach (RuleDuplicate duplicate in RuleDuplicates.Find(rules))
                console.Warn($"{file}: {duplicate}");
            return true;
        }
        catch (RuleFileException exception)
        {
            foreach (RuleFileProblem problem in exception.Problems)
                console.Complain($"{file}:{problem}");
            return false;
        }
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
