using Instrumentation.Syntax;

namespace Instrumentation;

/// <summary>What Pyrra measures an objective by, with the series that it was given.</summary>
/// <param name="Kind">How the series are read.</param>
/// <param name="Total">Chooses the series of all events, the native histogram, or the gauge.</param>
public sealed record PyrraIndicator(PyrraIndicatorKind Kind, VectorSelector Total)
{
    /// <summary>Chooses the series of errors of a ratio, or of fast enough events of a latency; null for the other kinds.</summary>
    public VectorSelector? Part { get; init; }

    /// <summary>What events of a native histogram have to be faster than; 0 for the other kinds.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Labels by which the objective is several, one for each of their values; default none.</summary>
    public IReadOnlyList<string> Grouping { get; init; } = [];
}
