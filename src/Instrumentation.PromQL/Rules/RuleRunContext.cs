namespace Instrumentation.Rules;

/// <summary>What all rules of a group evaluate with.</summary>
internal sealed record RuleRunContext(IRuleQuery Query, ISeriesSink Sink, RuleEvaluationOptions Options, TimeProvider Clock, long QueryOffsetMs);
