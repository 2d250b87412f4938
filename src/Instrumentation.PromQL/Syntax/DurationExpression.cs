namespace Instrumentation.Syntax;

/// <summary>A length of time in a range, an offset or a step: a plain one, or one computed when the query runs.</summary>
public abstract record DurationExpression
{
    /// <summary>Where it stands in the text that it was parsed from.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>Prints it.</summary>
    /// <returns>PromQL text.</returns>
    public sealed override string ToString() => PromqlPrinter.Print(this);
}
