using System.Globalization;
using System.Text;
using Instrumentation.Objectives;
using Instrumentation.Rules;

namespace Instrumentation.BurnRates;

/// <summary>The burn-rate alerts of an SLO: one rule for each severity, over the recorded error ratios.</summary>
internal static class BurnRateRules
{
    private const string Summary = "{{$labels.sloth_service}} {{$labels.sloth_slo}} SLO error budget burn rate is over expected.";

    public static IReadOnlyList<Rule> Of(SloDefinition slo, SloSeriesNames series)
    {
        var rules = new List<Rule>();
        if (slo.Alerting is not { } alerting)
            return rules;
        foreach (BurnRateSeverity severity in (ReadOnlySpan<BurnRateSeverity>)[BurnRateSeverity.Page, BurnRateSeverity.Ticket])
        {
            BurnRateAlert alert = severity == BurnRateSeverity.Page ? alerting.Page : alerting.Ticket;
            BurnRatePair[] pairs = [.. alerting.Pairs.Where(pair => pair.Severity == severity)];
            if (!alert.IsEnabled || pairs.Length == 0)
                continue;
            string expression = Expression(slo, series, pairs);
            if (severity == BurnRateSeverity.Ticket && alerting is { PageInhibitsTicket: true, Page.IsEnabled: true } && Pages(alerting) is { Length: > 0 } pages)
                expression = $"(\n{expression}\n)\nunless on ({string.Join(", ", slo.GroupBy.Prepend("sloth_slo").Prepend("sloth_service").Prepend("sloth_id"))})\n(\n{Expression(slo, series, pages)}\n)";
            rules.Add(new AlertingRule(NameOf(slo), SloRules.Parse(expression, slo.Name))
            {
                ExpressionText = expression + "\n",
                Labels = Labels(slo, alerting.Labels.OverriddenBy(alert.Labels), severity),
                Annotations = Annotations(severity).OverriddenBy(CostAnnotation.Of(slo)).OverriddenBy(alerting.Annotations.OverriddenBy(alert.Annotations)),
                KeepFiringDuration = alerting.KeepFiringDuration,
            });
        }

        return rules;
    }

    /// <summary>The alert's name: the given one, or the SLO's in the spelling of alert names.</summary>
    public static string NameOf(SloDefinition slo)
    {
        if (slo.Alerting is { Name.Length: > 0 } alerting)
            return alerting.Name;
        var name = new StringBuilder();
        bool isStart = true;
        foreach (char character in slo.Name)
        {
            bool counts = char.IsAsciiLetterOrDigit(character);
            if (counts)
                name.Append(isStart ? char.ToUpperInvariant(character) : character);
            isStart = !counts;
        }

        return name.Append("ErrorBudgetBurn").ToString();
    }

    private static BurnRatePair[] Pages(BurnRateAlerting alerting) => [.. alerting.Pairs.Where(pair => pair.Severity == BurnRateSeverity.Page)];

    private static string Expression(SloDefinition slo, SloSeriesNames series, BurnRatePair[] pairs) =>
        string.Join("\nor\n", pairs.Select(pair => $"(\n{Condition(slo, series, pair)}\n)"));

    private static string Condition(SloDefinition slo, SloSeriesNames series, BurnRatePair pair)
    {
        string threshold = $"({SloRules.Number(pair.Factor(series.CompliancePeriod))} * {SloRules.Number(ErrorBudget.Ratio(slo.Objective!.Value))})";
        string condition = $"    {Above(pair.ShortWindow)}\n    and\n    {Above(pair.LongWindow)}";
        foreach (string guard in BurnRateGuardQueries.Of(slo, series, pair))
            condition += $"\n    and\n    {guard}";
        return condition;

        string Above(TimeSpan window) => $"max({SloSeriesNames.Of(window)}{series.Selector} > {threshold}) without (sloth_window)";
    }

    // Sloth's labels alone for what was Sloth's, so that its users find their own rules.
    private static NamedTexts Labels(SloDefinition slo, NamedTexts given, BurnRateSeverity severity)
    {
        NamedTexts labels = NamedTexts.Of(("sloth_severity", SeverityName(severity)));
        if (slo.Format is not (SloFormat.Sloth or SloFormat.SlothKubernetes or SloFormat.OpenSloAlpha))
            labels = labels.OverriddenBy(NamedTexts.Of(("severity", severity == BurnRateSeverity.Page ? "critical" : "warning")));
        return labels.OverriddenBy(given).OverriddenBy(NamedTexts.Of(("sloth_severity", SeverityName(severity))));
    }

    private static NamedTexts Annotations(BurnRateSeverity severity)
    {
        return NamedTexts.Of(
            ("summary", Summary),
            ("title", $"({SeverityName(severity)}) {{{{$labels.sloth_service}}}} {{{{$labels.sloth_slo}}}} SLO error budget burn rate is too fast."));
    }

    private static string SeverityName(BurnRateSeverity severity) => severity == BurnRateSeverity.Page ? "page" : "ticket";
}
