namespace Instrumentation;

/// <summary>A name and a value that identify a series together with the metric's name and its other labels.</summary>
/// <param name="Name">The label's name as it was recorded, before any exporter translates it.</param>
/// <param name="Value">The label's value; never null or empty.</param>
public readonly record struct Label(string Name, string Value);
