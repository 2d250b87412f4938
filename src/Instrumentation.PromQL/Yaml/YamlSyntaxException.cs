namespace Instrumentation.Yaml;

/// <summary>A text is no YAML, or goes beyond a limit.</summary>
internal sealed class YamlSyntaxException(YamlProblem problem) : Exception(problem.Message)
{
    public YamlProblem Problem { get; } = problem;
}
