namespace Samples.StreamingAnalytics.Explanations.Searching;

/// <summary>What is looked for.</summary>
/// <param name="Query">In words.</param>
/// <param name="Strategy">How.</param>
/// <param name="UserType">Who asks, as the metrics name it.</param>
/// <param name="QueryType">What kind of query it is, as the metrics name it.</param>
internal readonly record struct SearchRequest(string Query, SearchStrategy Strategy, string UserType, string QueryType);
