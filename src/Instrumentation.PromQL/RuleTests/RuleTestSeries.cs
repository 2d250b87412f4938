namespace Instrumentation.RuleTests;

/// <summary>A series that is given to a test.</summary>
/// <param name="Series">Its name and labels in <see cref="SeriesNotation"/>.</param>
/// <param name="Values">Its samples in <see cref="SeriesNotation"/>.</param>
public sealed record RuleTestSeries(string Series, string Values);
