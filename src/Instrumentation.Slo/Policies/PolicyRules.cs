using Instrumentation.BurnRates;
using Instrumentation.Labels;
using Instrumentation.Rules;
using Instrumentation.Syntax;

namespace Instrumentation.Policies;

/// <summary>The actions of policies, as alerting rules over the budget's series.</summary>
internal static class PolicyRules
{
    /// <summary>The rules for an SLO: one for each tier of its policy, one for what a single incident may spend, and the warning at half of the budget.</summary>
    public static RuleGroup? Of(SloDefinition slo, BudgetPolicy? policy)
    {
        if (slo.Objective is null || slo.Windows.Count == 0)
            return null;
        string selector = $"{{slo={SeriesLabelsText.Quote(slo.Name)}, window={SeriesLabelsText.Quote(slo.Windows[0].ToString())}}}";
        var rules = new List<Rule>
        {
            Alert("SLOErrorBudgetHalfConsumed", $"slo_error_budget_consumed_percent{selector} > 50", "warning", slo, "More than half of the error budget of {{ $labels.slo }} is spent."),
        };
        foreach (BudgetPolicyTier tier in policy?.Tiers ?? [])
        {
            string expression = tier.Action == PolicyAction.Freeze
                ? $"slo_deployment_freeze_active{{slo={SeriesLabelsText.Quote(slo.Name)}}} == 1"
                : $"slo_error_budget_consumed_percent{selector} >= {PromqlNumbers.Format((double)(tier.Consumed * 100))}";
            (string name, string severity) = tier.Action switch
            {
                PolicyAction.Freeze => ("SLODeploymentFreeze", "error"),
                PolicyAction.Ticket => ("SLOBudgetTicket", "warning"),
                _ => ("SLOBudgetNotice", "info"),
            };
            rules.Add(Alert(name, expression, severity, slo, tier.Message.Length > 0 ? tier.Message : $"{tier.Consumed * 100:0.##} % of the error budget of {slo.Name} is spent."));
        }

        if (policy?.IncidentShare is { } share)
        {
            // What was spent within a day is one incident, or as bad as one.
            string expression = $"slo_error_budget_consumed_percent{selector} - min_over_time(slo_error_budget_consumed_percent{selector}[1d]) > {PromqlNumbers.Format((double)(share * 100))}";
            rules.Add(Alert("SLOIncidentBudgetShare", expression, "warning", slo, $"More than {share * 100:0.##} % of the error budget of {slo.Name} was spent within a day: hold a postmortem."));
        }

        return new RuleGroup($"slo-policy-{slo.Id}", rules);
    }

    private static AlertingRule Alert(string name, string expression, string severity, SloDefinition slo, string summary) => new(name, PromqlParser.Parse(expression))
    {
        ExpressionText = expression,
        Labels = slo.Labels.OverriddenBy(NamedTexts.Of(("severity", severity), ("slo", slo.Name))),
        Annotations = NamedTexts.Of(("summary", summary)).OverriddenBy(CostAnnotation.Of(slo)),
    };
}
