using Instrumentation.Definitions;

namespace Instrumentation;

/// <summary>A service level indicator: what is measured, and where the measurement comes from.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record SliDefinition
{
    /// <summary>Makes an indicator that is fed by recording events.</summary>
    /// <param name="name">Its name, as in the label <c>sli</c>.</param>
    /// <param name="type">What it speaks of.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public SliDefinition(string name, SliType type)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Type = type;
        Unit = SliTypes.Unit(type);
        Direction = SliTypes.Direction(type);
    }

    /// <summary>The name.</summary>
    public string Name { get; init; }

    /// <summary>What it speaks of.</summary>
    public SliType Type { get; init; }

    /// <summary>What it says to people; default empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The unit of its values, in UCUM; default that of the type.</summary>
    public string Unit { get; init; }

    /// <summary>How a value stands to <see cref="Threshold"/> where it is good; default that of the type.</summary>
    public Comparison Direction { get; init; }

    /// <summary>The value that an event, or a slice of time, has to reach to be good, in <see cref="Unit"/>; null where events come as good or bad.</summary>
    public double? Threshold { get; init; }

    /// <summary>
    /// Whether the recorded values themselves are kept as a distribution, for percentiles: the native histogram <c>sli_latency_seconds</c>, <c>sli_freshness_seconds</c>, or
    /// <c>sli_value</c> for other types. Default false, because it costs a second recording.
    /// </summary>
    public bool KeepsDistribution { get; init; }

    /// <summary>Where measurements come from; default recorded events.</summary>
    public SliSource Source { get; init; } = SliSource.Recorded;
}
