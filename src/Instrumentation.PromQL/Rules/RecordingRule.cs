using Instrumentation.Syntax;

namespace Instrumentation.Rules;

/// <summary>A rule whose result is written as series of a new name.</summary>
public sealed record RecordingRule : Rule
{
    /// <summary>Makes a rule.</summary>
    /// <param name="name">The name of the series to write.</param>
    /// <param name="expression">What gives their values.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public RecordingRule(string name, PromqlExpression expression)
        : base(name, expression)
    {
    }
}
