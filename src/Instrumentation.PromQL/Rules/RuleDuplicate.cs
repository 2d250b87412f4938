namespace Instrumentation.Rules;

/// <summary>Rules that write the same series, or raise the same alerts.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Labels">Their labels, those of the group included.</param>
/// <param name="Count">How many rules there are, 2 or more.</param>
public sealed record RuleDuplicate(string Name, NamedTexts Labels, int Count)
{
    /// <summary>Writes the finding as a sentence.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Count} duplicate rules: {Name}{Labels}";
}
