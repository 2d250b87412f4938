using Instrumentation.Labels;

namespace Instrumentation.Inhibition;

/// <summary>Keeps alerts from being told while others fire.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record InhibitionRule
{
    /// <summary>What the firing alerts match, all of them.</summary>
    public IReadOnlyList<LabelMatcher> SourceMatchers { get; init; } = [];

    /// <summary>What the alerts that are muted match, all of them.</summary>
    public IReadOnlyList<LabelMatcher> TargetMatchers { get; init; } = [];

    /// <summary>Labels that have the same value on both sides; a label that is missing has the empty value.</summary>
    public IReadOnlyList<string> Equal { get; init; } = [];

    /// <summary>The rule's name in explanations; empty for none.</summary>
    public string Name { get; init; } = "";
}
