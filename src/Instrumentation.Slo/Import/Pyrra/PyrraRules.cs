using Instrumentation.Import;
using Instrumentation.Rules;

namespace Instrumentation;

/// <summary>Writes the rules of an objective under the names that Pyrra gives them, so that its dashboards and alerts go on working.</summary>
public static class PyrraRules
{
    /// <summary>Writes the rules of one objective.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="options">How to write them; null for the defaults.</param>
    /// <returns>The group of growth over the compliance period with alerts on missing series, that of burn rates with their alerts, and the generic one.</returns>
    /// <exception cref="ArgumentException">The objective's numbers or series give no rules.</exception>
    public static IReadOnlyList<RuleGroup> Generate(PyrraObjective objective, PyrraRuleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(objective);
        options ??= new PyrraRuleOptions();
        if (objective.Target is <= 0 or >= 1)
            throw new ArgumentException($"The target {objective.Target} of {objective.Name} is outside what is allowed, above 0 and below 1.", nameof(objective));
        if (objective.Indicator is { Part: null, Kind: PyrraIndicatorKind.Ratio or PyrraIndicatorKind.Latency })
            throw new ArgumentException($"The indicator of {objective.Name} lacks the series of errors or of fast enough events.", nameof(objective));
        var series = new PyrraSeries(objective, options);
        var groups = new List<RuleGroup> { PyrraIncreaseRules.Of(series), PyrraBurnRateRules.Of(series) };
        if (options.Generic && PyrraGenericRules.Of(series) is { } generic)
            groups.Add(generic);
        return groups;
    }
}
