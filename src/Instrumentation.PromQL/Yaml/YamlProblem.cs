namespace Instrumentation.Yaml;

/// <summary>Something wrong in a YAML text.</summary>
/// <param name="Line">The line, from 1; 0 for the whole text.</param>
/// <param name="Column">The column, from 1; 0 for the whole text.</param>
/// <param name="Message">What is wrong.</param>
internal readonly record struct YamlProblem(int Line, int Column, string Message);
