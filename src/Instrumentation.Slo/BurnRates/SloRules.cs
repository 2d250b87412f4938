using System.Globalization;
using Instrumentation.BurnRates;
using Instrumentation.Objectives;
using Instrumentation.Rules;
using Instrumentation.Syntax;

namespace Instrumentation;

/// <summary>
/// Writes the rules of SLOs: recording rules for the error ratio over each window and for the budget, and the burn-rate alerts over them, under the names
/// that Sloth gives them.
/// </summary>
public static class SloRules
{
    /// <summary>Writes the rules of one SLO.</summary>
    /// <param name="slo">The SLO, with an objective.</param>
    /// <param name="options">How to write them; null for the defaults.</param>
    /// <returns>Up to three groups: the indicator's recording rules, those of the budget, the alerts.</returns>
    /// <exception cref="ArgumentException">The SLO has no objective, or a query of it is no PromQL.</exception>
    public static IReadOnlyList<RuleGroup> Generate(SloDefinition slo, SloRuleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(slo);
        options ??= new SloRuleOptions();
        if (slo.Objective is null)
            throw new ArgumentException($"The SLO {slo.Name} has no objective, so that there is no budget to write rules for.", nameof(slo));
        var series = new SloSeriesNames(slo);
        var groups = new List<RuleGroup>();
        if (options.Recordings)
        {
            groups.Add(new RuleGroup($"sloth-slo-sli-recordings-{slo.Id}", RecordingRules.OfIndicator(slo, series, options)));
            groups.Add(new RuleGroup($"sloth-slo-meta-recordings-{slo.Id}", RecordingRules.OfBudget(slo, series, options)));
        }

        IReadOnlyList<Rule> alerts = options.Alerts ? BurnRateRules.Of(slo, series) : [];
        if (alerts.Count > 0)
            groups.Add(new RuleGroup($"sloth-slo-alerts-{slo.Id}", alerts));
        return groups;
    }

    /// <summary>Writes the rules of several SLOs as one file.</summary>
    /// <param name="slos">The SLOs; those without an objective are left out.</param>
    /// <param name="options">How to write them; null for the defaults.</param>
    /// <returns>The file, in the order of the SLOs.</returns>
    public static RuleFile GenerateFile(IEnumerable<SloDefinition> slos, SloRuleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(slos);
        return new RuleFile([.. slos.Where(slo => slo.Objective is not null && slo.Composite is null).SelectMany(slo => Generate(slo, options))]);
    }

    internal static PromqlExpression Parse(string text, string slo)
    {
        try
        {
            return PromqlParser.Parse(text);
        }
        catch (PromqlSyntaxException exception)
        {
            throw new ArgumentException($"A query of the SLO {slo} is no PromQL: {exception.Message}", nameof(slo), exception);
        }
    }

    internal static string Number(decimal value) => PromqlNumbers.Format((double)value);
}
