using Instrumentation.Labels;

namespace Instrumentation.Templates;

/// <summary>A sample that a template's query gave.</summary>
/// <param name="Labels">The series.</param>
/// <param name="Value">The value.</param>
public readonly record struct TemplateSample(SeriesLabels Labels, double Value);
