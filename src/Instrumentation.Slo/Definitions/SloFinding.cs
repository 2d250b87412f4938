namespace Instrumentation;

/// <summary>Something wrong or odd about a definition.</summary>
/// <param name="IsError">Whether the definition cannot be used.</param>
/// <param name="Key">What it is about, as the key of the YAML text, such as <c>objective</c>.</param>
/// <param name="Message">What it is, with the value and what is allowed.</param>
public sealed record SloFinding(bool IsError, string Key, string Message)
{
    /// <summary>Writes the finding: <c>objective: message</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Key}: {Message}";
}
