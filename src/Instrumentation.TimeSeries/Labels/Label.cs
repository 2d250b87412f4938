namespace Instrumentation.Labels;

/// <summary>One name and value of a series.</summary>
/// <param name="Name">The label's name, any text that is not empty.</param>
/// <param name="Value">The label's value; the empty text is the same as no label.</param>
public readonly record struct Label(string Name, string Value);
