namespace Instrumentation.Rules;

/// <summary>The rule groups of a file.</summary>
/// <param name="Groups">The groups in order.</param>
public sealed record RuleFile(IReadOnlyList<RuleGroup> Groups)
{
    /// <summary>What is odd about the text that the file was read from but does not keep it from being used; not part of equality.</summary>
    public IReadOnlyList<RuleFileProblem> Warnings { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(RuleFile? other) => other is not null && Groups.SequenceEqual(other.Groups);

    /// <inheritdoc/>
    public override int GetHashCode() => Groups.Count;
}
