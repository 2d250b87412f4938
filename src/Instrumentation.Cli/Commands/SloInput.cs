using System.CommandLine;
using Instrumentation.Output;

namespace Instrumentation.Commands;

/// <summary>Files of SLO definitions, as several commands take them.</summary>
internal static class SloInput
{
    public static Argument<string[]> Files() => new("FILE") { Description = "Files of SLO definitions, or - for the standard input.", Arity = ArgumentArity.OneOrMore };

    /// <summary>Reads all files.</summary>
    /// <exception cref="UnusableException">A file cannot be read, or has a mistake; every mistake is told before.</exception>
    public static async Task<IReadOnlyList<SloDefinition>> ReadAsync(string[] files, CommandConsole console, CancellationToken cancellationToken)
    {
        var definitions = new List<SloDefinition>();
        foreach (string file in files)
        {
            string text = await InputFiles.ReadAsync(file, console, cancellationToken);
            definitions.AddRange(SloFileReader.TryParse(text, file, out SloFile? read, out SloFileException? error) ? read.Definitions : throw new UnusableException(error.Message));
        }

        return definitions;
    }
}
