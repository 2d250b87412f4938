namespace Instrumentation.Reading;

/// <summary>What is known of a metric beside its series.</summary>
/// <param name="Family">The name of the metric as queries know it; of histograms and summaries without their suffixes, <c>x</c> for <c>x_bucket</c>, <c>x_sum</c> and <c>x_count</c>.</param>
/// <param name="Type">The type.</param>
/// <param name="Unit">The unit, such as <c>seconds</c>; empty when there is none.</param>
/// <param name="Help">One sentence for people; empty when there is none.</param>
public sealed record MetricMetadata(string Family, MetricType Type, string Unit, string Help);
