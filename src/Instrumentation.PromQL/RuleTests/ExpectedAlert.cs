using Instrumentation.Labels;
using Instrumentation.Rules;

namespace Instrumentation.RuleTests;

/// <summary>An alert that is to fire.</summary>
/// <param name="Labels">Its labels; the name may be left out.</param>
/// <param name="Annotations">Its annotations.</param>
public sealed record ExpectedAlert(SeriesLabels Labels, NamedTexts Annotations);
