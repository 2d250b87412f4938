namespace Instrumentation.Templates;

/// <summary>What a branching action does with its pipeline's value.</summary>
internal enum BranchKind
{
    If,
    With,
    Range,
}
