namespace Instrumentation.RuleTests;

/// <summary>A sample that an expression is to give.</summary>
/// <param name="Series">Its name and labels in <see cref="SeriesNotation"/>; the empty text for none.</param>
/// <param name="Value">Its value; 0 where it is a histogram.</param>
/// <param name="Histogram">Its histogram in <see cref="HistogramNotation"/>; the empty text where it is a number.</param>
public sealed record ExpectedSample(string Series, double Value, string Histogram = "");
