namespace Instrumentation.Inhibition;

/// <summary>Why an alert is muted by another one.</summary>
/// <param name="RuleIndex">Which rule, counted from 0.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Source">The alert that fires.</param>
internal sealed record InhibitionCause(int RuleIndex, InhibitionRule Rule, Alert Source);
