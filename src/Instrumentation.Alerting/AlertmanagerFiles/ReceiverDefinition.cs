namespace Instrumentation;

/// <summary>A receiver as the configuration has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Integrations">The ways of telling it, in the order of the types and then of the file.</param>
public sealed record ReceiverDefinition(string Name, IReadOnlyList<IntegrationDefinition> Integrations)
{
    /// <summary>Labels of the receiver.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;
}
