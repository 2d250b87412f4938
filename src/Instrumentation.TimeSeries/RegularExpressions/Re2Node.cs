using System.Collections.Immutable;

namespace Instrumentation.RegularExpressions;

/// <summary>A parsed expression, free of flags: case folding is part of its classes, greed part of its repeats.</summary>
internal abstract record Re2Node
{
    public static Re2Node Nothing { get; } = new Concatenation([]);

    public sealed record Literal(int CodePoint) : Re2Node;

    public sealed record Class(CodePointSet CodePoints) : Re2Node;

    public sealed record Assertion(Re2Assertion Kind) : Re2Node;

    public sealed record Group(Re2Node Inner, int Number, string? Name) : Re2Node;

    public sealed record Concatenation(ImmutableArray<Re2Node> Parts) : Re2Node;

    public sealed record Alternation(ImmutableArray<Re2Node> Choices) : Re2Node;

    // Most is -1 without an upper limit.
    public sealed record Repeat(Re2Node Inner, int Least, int Most, bool IsLazy) : Re2Node;
}
