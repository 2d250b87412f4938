using System.Diagnostics.CodeAnalysis;
using Instrumentation.Rules;

namespace Instrumentation.RuleTests;

/// <summary>Reads unit tests of rules in the format of promtool.</summary>
/// <remarks>Safe from any thread. Depth, size and aliases of a text are limited, so that no text can do harm.</remarks>
public static class RuleTestFileReader
{
    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="fileName">The file's name in messages.</param>
    /// <param name="ignoreUnknownFields">Whether unknown keys are passed over rather than refused.</param>
    /// <returns>The tests.</returns>
    /// <exception cref="RuleFileException">Something is wrong in the file.</exception>
    public static RuleTestFile Parse(string text, string fileName, bool ignoreUnknownFields = false) =>
        TryParse(text, fileName, out RuleTestFile? file, out RuleFileException? error, ignoreUnknownFields) ? file : throw error;

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="fileName">The file's name in messages.</param>
    /// <param name="file">The tests.</param>
    /// <param name="error">What is wrong.</param>
    /// <param name="ignoreUnknownFields">Whether unknown keys are passed over rather than refused.</param>
    /// <returns>True when nothing is wrong.</returns>
    public static bool TryParse(
        string text,
        string fileName,
        [NotNullWhen(true)] out RuleTestFile? file,
        [NotNullWhen(false)] out RuleFileException? error,
        bool ignoreUnknownFields = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var document = new RuleTestDocument(ignoreUnknownFields);
        file = document.Read(text);
        error = file is null ? new RuleFileException(fileName, [.. document.Problems.Select(RuleFileReader.Problem)]) : null;
        return file is not null;
    }
}
