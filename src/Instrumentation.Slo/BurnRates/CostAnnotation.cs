using System.Globalization;
using Instrumentation.Labels;
using Instrumentation.Rules;

namespace Instrumentation.BurnRates;

/// <summary>What a spent budget costs, as an annotation of alerts.</summary>
internal static class CostAnnotation
{
    /// <summary>The metric that has the cost of the first window's budget.</summary>
    public const string Metric = "slo_error_budget_cost";

    private const string Name = "cost";

    /// <summary>The annotation; none where the SLO says no cost.</summary>
    public static NamedTexts Of(SloDefinition slo)
    {
        if (slo.Cost is not { } cost)
            return NamedTexts.Empty;
        string format = $"{Metric}{{slo={SeriesLabelsText.Quote(slo.Name)}{string.Concat(slo.GroupBy.Select(label => $",{label}=%q"))}}}";
        string values = string.Concat(slo.GroupBy.Select(label => $" $labels.{label}"));
        string each = string.Create(CultureInfo.InvariantCulture, $"a bad event costs {cost.PerEvent} {cost.Currency}, a bad minute {cost.PerMinute} {cost.Currency}");
        return NamedTexts.Of((Name, $"{{{{ with printf `{format}`{values} | query }}}}{{{{ . | first | value | printf \"%.2f\" }}}} {cost.Currency} are spent; {{{{ end }}}}{each}"));
    }
}
