namespace Instrumentation.Rules;

/// <summary>An alert that is due to be handed on.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="EndsAtUnixMs">When it was resolved, or until when it is to be taken for firing unless it is told again, in milliseconds since 1970-01-01 UTC.</param>
public sealed record AlertToSend(ActiveAlert Alert, long EndsAtUnixMs);
