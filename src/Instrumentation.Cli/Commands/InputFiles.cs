using Instrumentation.Output;

namespace Instrumentation.Commands;

/// <summary>Reads what a command line names.</summary>
internal static class InputFiles
{
    public const string StandardInput = "-";

    /// <summary>Reads a file, or the standard input where the path is <c>-</c>.</summary>
    /// <exception cref="UnusableException">The file cannot be read.</exception>
    public static async Task<string> ReadAsync(string path, CommandConsole console, CancellationToken cancellationToken)
    {
        if (path == StandardInput)
            return await console.Input.ReadToEndAsync(cancellationToken);
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableException($"{path}: {exception.Message}");
        }
    }

    /// <summary>An expression, or the standard input where it is <c>-</c>.</summary>
    public static async Task<string> ReadExpressionAsync(string expression, CommandConsole console, CancellationToken cancellationToken) =>
        expression == StandardInput ? (await console.Input.ReadToEndAsync(cancellationToken)).Trim() : expression;
}
