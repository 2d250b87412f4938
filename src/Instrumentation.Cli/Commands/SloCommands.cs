using System.CommandLine;
using Instrumentation.Output;

namespace Instrumentation.Commands;

/// <summary><c>slo</c>: works on SLO definitions, and asks applications how theirs stand.</summary>
internal static class SloCommands
{
    public static Command Build(CommandConsole console) => new("slo", "Works on SLO definitions, and asks applications how their SLOs stand.")
    {
        SloValidateCommand.Build(console),
        SloListCommand.Build(console),
        SloStatusCommand.Build(console),
        SloTrendsCommand.Build(console),
        SloReportCommand.Build(console),
        new Command("generate", "Writes definitions in other formats.") { SloGenerateCommand.Build(console), SloGenerateTestsCommand.Build(console), SloOpenSloCommand.Build(console) },
        SloSimulateCommand.Build(console),
        SloGateCommand.Build(console),
    };
}
