using System.CommandLine;
using Instrumentation.Explanation;
using Instrumentation.Output;

namespace Instrumentation.Commands;

/// <summary><c>promql explain</c>: shows how an expression is evaluated.</summary>
internal static class ExplainCommand
{
    public static Command Build(CommandConsole console)
    {
        Argument<string> expression = ExpressionOptions.Expression();
        Option<bool> experimental = ExpressionOptions.Experimental();
        var command = new Command("explain", "Shows the parts of an expression, what each of them gives, and which samples are read.") { expression, experimental };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string text = await InputFiles.ReadExpressionAsync(parsed.GetRequiredValue(expression), console, cancellationToken);
            ExpressionTree.Write(ExpressionOptions.Parse(text, parsed.GetValue(experimental)), console.Output);
            return ExitCodes.Success;
        });
        return command;
    }
}
