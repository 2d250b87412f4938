using Instrumentation.Syntax;

namespace Instrumentation.Rules;

/// <summary>A rule whose result is alerts, one for each sample.</summary>
public sealed record AlertingRule : Rule
{
    /// <summary>Makes a rule.</summary>
    /// <param name="name">The alert's name.</param>
    /// <param name="expression">What gives a sample for each alert.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public AlertingRule(string name, PromqlExpression expression)
        : base(name, expression)
    {
    }

    /// <summary>How long an alert has to be there before it fires, <c>for</c> in files; default 0, which fires at once.</summary>
    public TimeSpan HoldDuration { get; init; }

    /// <summary>How long an alert goes on firing when it is no longer there, <c>keep_firing_for</c> in files; default 0.</summary>
    public TimeSpan KeepFiringDuration { get; init; }

    /// <summary>Texts for people, templates like the labels; default none.</summary>
    public NamedTexts Annotations { get; init; } = NamedTexts.Empty;

    /// <summary>What becomes of alerts when the expression has nothing to look at; default <see cref="AlertFallback.Resolve"/>, as on Prometheus. Not part of files.</summary>
    public AlertFallback OnNoData { get; init; } = AlertFallback.Resolve;

    /// <summary>What becomes of alerts when the evaluation fails; default <see cref="AlertFallback.Keep"/>, as on Prometheus. Not part of files.</summary>
    public AlertFallback OnError { get; init; } = AlertFallback.Keep;
}
