using Instrumentation.Labels;

namespace Instrumentation.RuleTesting;

/// <summary>The series of an indicator, checked against its query.</summary>
/// <param name="Series">The series.</param>
/// <param name="IsDivisible">Whether a part of the events can fail; otherwise only all or none.</param>
/// <param name="Result">The labels of the error ratio that fails, without those of the rule.</param>
internal sealed record IndicatorInputs(IReadOnlyList<InputSeries> Series, bool IsDivisible, SeriesLabels Result);
