using Instrumentation.Labels;

namespace Instrumentation.RuleTesting;

/// <summary>Series that a search for inputs changes together, with the levels that it tries.</summary>
/// <param name="Series">The series: one, or the buckets of a histogram.</param>
/// <param name="IsCounter">Whether levels are what they grow by in a second; otherwise they are values.</param>
/// <param name="Levels">Levels of all series, to choose one of.</param>
internal sealed record InputAtom(IReadOnlyList<SeriesLabels> Series, bool IsCounter, IReadOnlyList<double[]> Levels);
