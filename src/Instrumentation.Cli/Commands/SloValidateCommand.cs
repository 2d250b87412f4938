using System.CommandLine;
using Instrumentation.Output;

namespace Instrumentation.Commands;

/// <summary><c>slo validate</c>: looks for mistakes in files of SLO definitions.</summary>
internal static class SloValidateCommand
{
    public static Command Build(CommandConsole console)
    {
        Argument<string[]> files = SloInput.Files();
        var command = new Command("validate", "Checks files of SLO definitions: FILE:LINE:COLUMN: KEY: what is wrong and what is allowed.") { files };
        command.Aliases.Add("validate-config");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int code = ExitCodes.Success;
            var all = new List<SloDefinition>();
            foreach (string file in parsed.GetRequiredValue(files))
            {
                string text = await SloInput.TextAsync(file, console, cancellationToken);
                if (!Check(file, text, all, console))
                    code = ExitCodes.Findings;
            }

            foreach (string twice in SloFileReader.FindDuplicates(all))
            {
                console.Complain($"{twice} is defined more than once");
                code = ExitCodes.Findings;
            }

            return code;
        });
        return command;
    }

    private static bool Check(string file, string text, List<SloDefinition> all, CommandConsole console)
    {
        if (!SloFileReader.TryParse(text, file, out SloFile? read, out SloFileException? error))
        {
            foreach (SloFileProblem problem in error.Problems)
                console.Complain($"{file}:{problem}");
            return false;
        }

        console.Good($"{file}: {read.Definitions.Count} SLO{(read.Definitions.Count == 1 ? "" : "s")}, {read.Policies.Count} polic{(read.Policies.Count == 1 ? "y" : "ies")}");
        foreach (SloFileProblem warning in read.Warnings)
            console.Warn($"{file}:{warning}");
        all.AddRange(read.Definitions);
        return true;
    }
}
