using System.Diagnostics.CodeAnalysis;
using Instrumentation.Import;

namespace Instrumentation;

/// <summary>
/// Reads files of SLO definitions: our own, with the shapes of older configurations, Sloth's, Pyrra's, slo-generator's, OpenSLO's <c>v1</c> and <c>v1alpha</c>. Several documents of any of these
/// kinds may stand in one text.
/// </summary>
/// <remarks>Safe from any thread.</remarks>
public static class SloFileReader
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    /// <returns>What the text holds.</returns>
    /// <exception cref="SloFileException">The text cannot be used; the message names line, column and key.</exception>
    public static SloFile Parse(string text, string fileName, SloFileReaderOptions? options = null) =>
        TryParse(text, fileName, out SloFile? file, out SloFileException? error, options) ? file : throw error;

    /// <summary>Reads a text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <param name="file">What the text holds.</param>
    /// <param name="error">Why it cannot be used.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    /// <returns>Whether it can be used.</returns>
    public static bool TryParse(
        string text, string fileName, [NotNullWhen(true)] out SloFile? file, [NotNullWhen(false)] out SloFileException? error, SloFileReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var document = new DefinitionDocuments(options ?? SloFileReaderOptions.Default);
        file = document.Read(text);
        error = file is null ? new SloFileException(fileName, document.Problems) : null;
        return file is not null;
    }

    /// <summary>Reads a file of pairs of windows, Sloth's <c>AlertWindows</c>.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <returns>The compliance period that the pairs are for, and the pairs.</returns>
    /// <exception cref="SloFileException">The text cannot be used.</exception>
    public static (TimeSpan Period, IReadOnlyList<BurnRatePair> Pairs) ParseWindows(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var problems = new List<SloFileProblem>();
        (TimeSpan Period, IReadOnlyList<BurnRatePair> Pairs) windows = SlothWindows.Read(text, problems);
        return problems.Count == 0 ? windows : throw new SloFileException(fileName, problems);
    }

    /// <summary>Names SLOs that are defined more than once, as Sloth's <c>--check-duplicates</c>.</summary>
    /// <param name="definitions">The SLOs of all files.</param>
    /// <returns>The identities of those with the same service and name.</returns>
    public static IReadOnlyList<string> FindDuplicates(IEnumerable<SloDefinition> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        return [.. definitions.GroupBy(slo => slo.Id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key)];
    }
}
