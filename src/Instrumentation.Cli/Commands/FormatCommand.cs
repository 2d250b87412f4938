using System.CommandLine;
using Instrumentation.Output;
using Instrumentation.Syntax;

namespace Instrumentation.Commands;

/// <summary><c>promql format</c>: writes an expression in one style.</summary>
internal static class FormatCommand
{
    public static Command Build(CommandConsole console)
    {
        Argument<string> expression = ExpressionOptions.Expression();
        Option<bool> experimental = ExpressionOptions.Experimental();
        var command = new Command("format", "Writes an expression in one style: on one line where it fits, else indented.") { expression, experimental };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string text = await InputFiles.ReadExpressionAsync(parsed.GetRequiredValue(expression), console, cancellationToken);
            console.Output.WriteLine(PromqlFormatter.Format(ExpressionOptions.Parse(text, parsed.GetValue(experimental))));
            return ExitCodes.Success;
        });
        return command;
    }
}
