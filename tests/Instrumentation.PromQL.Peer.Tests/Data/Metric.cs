using System.Collections.Immutable;

namespace Instrumentation.PromqlPeer.Data;

/// <summary>A metric of the data set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How its values behave.</param>
/// <param name="Labels">The labels of its series.</param>
/// <param name="Key">Those of the labels that tell its series apart.</param>
/// <param name="IntervalSeconds">How far its samples are apart, about.</param>
internal sealed record Metric(string Name, MetricKind Kind, ImmutableSortedSet<string> Labels, ImmutableSortedSet<string> Key, int IntervalSeconds);
