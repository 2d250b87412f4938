namespace Instrumentation;

/// <summary>How an objective is made of others.</summary>
/// <param name="Kind">How they are put together.</param>
/// <param name="Members">The others, by name, with their weights.</param>
public sealed record CompositeDefinition(CompositeKind Kind, IReadOnlyList<CompositeMember> Members);
