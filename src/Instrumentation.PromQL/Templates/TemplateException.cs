namespace Instrumentation.Templates;

/// <summary>A template cannot be parsed or expanded; says where and why.</summary>
public sealed class TemplateException : Exception
{
    /// <summary>Makes the exception of a function that fails; the place is added where the template calls it.</summary>
    /// <param name="problem">What is wrong.</param>
    public TemplateException(string problem)
        : base(problem)
    {
        Problem = problem;
    }

    internal TemplateException(string problem, string templateName, int line, int column, Exception? cause = null)
        : base($"template: {templateName}:{line}:{column}: {problem}", cause)
    {
        Problem = problem;
        Line = line;
        Column = column;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The line, from 1; 0 where a function failed outside a template.</summary>
    public int Line { get; }

    /// <summary>The column, from 1; 0 where a function failed outside a template.</summary>
    public int Column { get; }
}
