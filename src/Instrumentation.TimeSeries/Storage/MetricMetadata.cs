namespace Instrumentation;

/// <summary>What is known of a metric family.</summary>
/// <param name="Type">What its series are.</param>
/// <param name="Unit">The unit in the plural, such as <c>seconds</c>; empty without one.</param>
/// <param name="Help">A sentence on what is measured; may be empty.</param>
public sealed record MetricMetadata(MetricType Type, string Unit, string Help);
