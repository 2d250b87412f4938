namespace Instrumentation;

/// <summary>Something in a text that OpenSLO's specification does not allow.</summary>
/// <param name="Index">Which object of the text it is in, from 0.</param>
/// <param name="Path">The property, such as <c>spec.objectives[0].target</c>; empty for the object itself.</param>
/// <param name="Code">The name of the rule, as OpenSLO's own tools have it, such as <c>required</c>.</param>
/// <param name="Message">What is wrong, with the value and what is allowed.</param>
public sealed record OpenSloFinding(int Index, string Path, string Code, string Message)
{
    /// <summary>The line, from 1; 0 for the whole text.</summary>
    public int Line { get; init; }

    /// <summary>The column, from 1; 0 for the whole text.</summary>
    public int Column { get; init; }

    /// <summary>Whether the specification's own examples do the same, so that <see cref="SloFileReaderOptions.IsLenient"/> makes a warning of it; default false.</summary>
    public bool IsTolerated { get; init; }

    /// <summary>Writes the finding: <c>3:5: spec.service: is missing (required)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Line}:{Column}: {(Path.Length > 0 ? Path + ": " : "")}{Message} ({Code})";
}
