namespace Instrumentation.Syntax;

internal readonly record struct PromqlToken(PromqlTokenKind Kind, int Start, int End)
{
    public SourceSpan Span => new(Start, End);
}
