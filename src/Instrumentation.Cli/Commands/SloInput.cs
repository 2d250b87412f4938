using System.CommandLine;
using Instrumentation.Output;

namespace Instrumentation.Commands;

/// <summary>Files of SLO definitions, as several commands take them.</summary>
internal static class SloInput
{
    private const string PackPrefix = "pack:";

    public static Argument<string[]> Files() => new("FILE")
    {
        Description = $"Files of SLO definitions, - for the standard input, or {PackPrefix}NAME for a pack of the library.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Reads all files.</summary>
    /// <exception cref="UnusableException">A file cannot be read, or has a mistake; every mistake is told before.</exception>
    public static async Task<IReadOnlyList<SloDefinition>> ReadAsync(string[] files, CommandConsole console, CancellationToken cancellationToken)
    {
        var definitions = new List<SloDefinition>();
        foreach (string file in files)
        {
            string text = await TextAsync(file, console, cancellationToken);
            definitions.AddRange(SloFileReader.TryParse(text, file, out SloFile? read, out SloFileException? error) ? read.Definitions : throw new UnusableException(error.Message));
        }

        return definitions;
    }

    /// <summary>Reads the text of a file or pack.</summary>
    /// <exception cref="UnusableException">It cannot be read.</exception>
    public static async Task<string> TextAsync(string file, CommandConsole console, CancellationToken cancellationToken) =>
        PackOf(file) is { } pack ? pack.Text : await InputFiles.ReadAsync(file, console, cancellationToken);

    /// <summary>The pack that an argument names; null for a file.</summary>
    /// <exception cref="UnusableException">There is no such pack.</exception>
    public static SloPack? PackOf(string file)
    {
        if (!file.StartsWith(PackPrefix, StringComparison.Ordinal))
            return null;
        string name = file[PackPrefix.Length..];
        return SloPack.Find(name) ?? throw new UnusableException($"There is no pack '{name}'; there are {string.Join(", ", SloPack.All)}.");
    }
}
