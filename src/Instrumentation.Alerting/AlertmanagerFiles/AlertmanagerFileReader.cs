using System.Diagnostics.CodeAnalysis;

namespace Instrumentation;

/// <summary>Reads configurations of Alertmanager, of every version up to 0.33.</summary>
/// <remarks>Safe from any thread.</remarks>
public static class AlertmanagerFileReader
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="AlertmanagerFileException">The text cannot be used; the message names each mistake with line, column, key and what is allowed.</exception>
    public static AlertmanagerFile Parse(string text, string fileName) =>
        TryParse(text, fileName, out AlertmanagerFile? file, out AlertmanagerFileException? error) ? file : throw error;

    /// <summary>Reads a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <param name="file">The configuration.</param>
    /// <param name="error">Why the text cannot be used.</param>
    /// <returns>True when it can be used.</returns>
    public static bool TryParse(
        string text, string fileName, [NotNullWhen(true)] out AlertmanagerFile? file, [NotNullWhen(false)] out AlertmanagerFileException? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var document = new AlertmanagerFiles.AlertmanagerDocument();
        file = document.Read(text, fileName);
        error = file is null ? new AlertmanagerFileException(fileName, document.Problems) : null;
        return file is not null;
    }
}
