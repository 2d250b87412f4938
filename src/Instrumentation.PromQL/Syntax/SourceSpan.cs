namespace Instrumentation.Syntax;

/// <summary>A part of an expression's text.</summary>
/// <param name="Start">Place of the first character, from 0.</param>
/// <param name="End">Place behind the last character.</param>
public readonly record struct SourceSpan(int Start, int End);
