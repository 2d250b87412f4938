using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Instrumentation.Output;

namespace Instrumentation.Commands;

/// <summary>All commands, and how they are run.</summary>
internal static class CommandTree
{
    private const string Description =
        """
        Checks and tests rule files, works on SLO definitions, runs PromQL over OpenMetrics files, and formats and explains expressions.

        Exit codes: 0 all is well, 1 what was looked at has mistakes, 2 the command line or an input cannot be used, 130 ended by Ctrl+C.
        Colours are written to a terminal only, and not where NO_COLOR is set.
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken = default)
    {
        ParseResult parsed = Build(console).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
                console.Complain(error.Message);
            console.Error.WriteLine($"'{PathOf(parsed.CommandResult)} --help' says what is expected.");
            return ExitCodes.Unusable;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = console.Output, Error = console.Error, EnableDefaultExceptionHandler = false }, cancellationToken);
        }
        catch (UnusableException exception)
        {
            console.Complain(exception.Message);
            return ExitCodes.Unusable;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Cancelled;
        }
    }

    // Not a root command, whose name is that of the assembly and not of the tool.
    private static Command Build(CommandConsole console) => new("instrumentation", Description)
    {
        new HelpOption(),
        new VersionOption(),
        new Command("check", "Looks for mistakes in files.") { CheckRulesCommand.Build(console) },
        new Command("test", "Runs unit tests.") { TestRulesCommand.Build(console) },
        QueryCommand.Build(console),
        SloCommands.Build(console),
        new Command("promql", "Works on expressions.") { FormatCommand.Build(console), ExplainCommand.Build(console) },
    };

    private static string PathOf(CommandResult result) => result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : result.Command.Name;
}
