using System.CommandLine;
using Instrumentation.Output;

namespace Instrumentation.Commands;

/// <summary><c>slo generate openslo</c>: writes SLOs as OpenSLO.</summary>
internal static class SloOpenSloCommand
{
    public static Command Build(CommandConsole console)
    {
        Argument<string[]> files = SloInput.Files();
        var command = new Command("openslo", "Writes SLOs as OpenSLO v1; what OpenSLO cannot say is refused by name.") { files };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<SloDefinition> slos = await SloInput.ReadAsync(parsed.GetRequiredValue(files), console, cancellationToken);
            try
            {
                console.Output.Write(OpenSloFile.Write(slos));
                return ExitCodes.Success;
            }
            catch (ArgumentException exception)
            {
                throw new UnusableException(exception.Message);
            }
        });
        return command;
    }
}
