using Instrumentation.Labels;

namespace Instrumentation.Rules;

/// <summary>What a sample makes of an alert, its templates expanded.</summary>
/// <param name="Labels">What identifies the alert, its name in <c>alertname</c>.</param>
/// <param name="Annotations">Texts for people.</param>
/// <param name="Value">The sample's value.</param>
public sealed record AlertCandidate(SeriesLabels Labels, NamedTexts Annotations, double Value);
