namespace Instrumentation;

/// <summary>What a file of SLO definitions holds.</summary>
/// <param name="Definitions">The SLOs in order.</param>
public sealed record SloFile(IReadOnlyList<SloDefinition> Definitions)
{
    /// <summary>Budget policies; only our own files have them.</summary>
    public IReadOnlyList<BudgetPolicy> Policies { get; init; } = [];

    /// <summary>What is odd but keeps nothing from being used.</summary>
    public IReadOnlyList<SloFileProblem> Warnings { get; init; } = [];
}
