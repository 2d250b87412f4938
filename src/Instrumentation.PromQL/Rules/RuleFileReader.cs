using System.Diagnostics.CodeAnalysis;
using Instrumentation.Yaml;

namespace Instrumentation.Rules;

/// <summary>Reads rule files in the format of Prometheus.</summary>
/// <remarks>Safe from any thread. Depth, size and aliases of a text are limited, so that no text can do harm.</remarks>
public static class RuleFileReader
{
    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The YAML text; only its first document counts.</param>
    /// <param name="fileName">The file's name in messages.</param>
    /// <param name="options">How to read; null for <see cref="RuleFileReaderOptions.Default"/>.</param>
    /// <returns>The groups.</returns>
    /// <exception cref="RuleFileException">Something is wrong in the file.</exception>
    public static RuleFile Parse(string text, string fileName, RuleFileReaderOptions? options = null) =>
        TryParse(text, fileName, out RuleFile? file, out RuleFileException? error, options) ? file : throw error;

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The YAML text; only its first document counts.</param>
    /// <param name="fileName">The file's name in messages.</param>
    /// <param name="file">The groups.</param>
    /// <param name="error">What is wrong.</param>
    /// <param name="options">How to read; null for <see cref="RuleFileReaderOptions.Default"/>.</param>
    /// <returns>True when nothing is wrong.</returns>
    public static bool TryParse(
        string text,
        string fileName,
        [NotNullWhen(true)] out RuleFile? file,
        [NotNullWhen(false)] out RuleFileException? error,
        RuleFileReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        options ??= RuleFileReaderOptions.Default;
        var document = new RuleDocument(options);
        file = document.Read(text);
        error = file is null ? new RuleFileException(fileName, [.. document.Problems.Select(Problem)]) : null;
        return file is not null;
    }

    internal static RuleFileProblem Problem(YamlProblem problem) => new(problem.Line, problem.Column, problem.Message);
}
