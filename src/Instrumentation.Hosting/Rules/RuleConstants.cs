namespace Instrumentation.Rules;

// The metrics of rule evaluation, and the group that alert rules of code make up.
internal static class RuleConstants
{
    public const string Evaluations = "instrumentation_rule_evaluations_total";
    public const string Failures = "instrumentation_rule_evaluation_failures_total";
    public const string Missed = "instrumentation_rule_group_evaluations_missed_total";
    public const string Duration = "instrumentation_rule_group_duration_seconds";
    public const string AlertGroup = "alerts";
    public const string GroupLabel = "rule_group";
}
