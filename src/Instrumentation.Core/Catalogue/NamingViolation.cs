namespace Instrumentation;

/// <summary>One way in which an instrument breaks the naming standard.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">One sentence that says what is wrong and what to do.</param>
/// <param name="SuggestedName">A name that keeps all rules about names, or null where there is none to be guessed or the name is not at fault.</param>
public sealed record NamingViolation(NamingRule Rule, string Message, string? SuggestedName = null);
