namespace Instrumentation;

/// <summary>The standard for the names and labels of metrics, as a check that depends on nothing but its arguments.</summary>
/// <remarks>
/// A name follows one of three patterns: service, kind of metric and unit (<c>api_response_time_ms</c>); domain, metric and unit
/// (<c>sales_revenue_usd</c>); system, resource and metric (<c>cpu_usage_percent</c>). Each metric carries service, environment, version and
/// region, which the application sets once as attributes of its resource. Safe from any thread.
/// </remarks>
public static class NamingStandard
{
    private static readonly string[] ReservedEndings = ["_bucket", "_count", "_sum"];

    /// <summary>Labels that every metric must have.</summary>
    public static IReadOnlyList<string> RequiredLabels { get; } = ["service", "environment", "version", "region"];

    /// <summary>Labels that are worth having.</summary>
    public static IReadOnlyList<string> RecommendedLabels { get; } = ["instance_id", "datacenter", "component", "customer_tier"];

    /// <summary>Names that break the standard and are kept because dashboards and rules ask for them, with the reason for each.</summary>
    public static IReadOnlyDictionary<string, string> KeptNames { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cpu_usage"] = "two parts, and percent is not in the name",
        ["memory_usage"] = "two parts, and percent is not in the name",
        ["disk_usage"] = "two parts, and percent is not in the name",
        ["api_response_time"] = "milliseconds are not in the name",
        ["api_request_count"] = "a counter that does not end in _total but as a histogram's count does",
        ["ml_model_cache_hits"] = "a counter that does not end in _total",
        ["ml_model_cache_misses"] = "a counter that does not end in _total",
    };

    /// <summary>Checks an instrument.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="kind">What it measures.</param>
    /// <param name="unit">The unit in UCUM notation, or null when none is declared.</param>
    /// <param name="tags">The tags of a measurement, as far as they are known.</param>
    /// <param name="resource">What is known of the application as a whole.</param>
    /// <returns>The violations; empty when there is none.</returns>
    public static IReadOnlyList<NamingViolation> Check(string name, InstrumentKind kind, string? unit, ReadOnlySpan<Tag> tags, ResourceInfo resource)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(resource);
        var violations = new List<NamingViolation>();
        if (!KeptNames.ContainsKey(name))
            CheckName(name, kind, unit, resource.StandardLabels.Find("service"), violations);
        foreach (ref readonly Tag tag in tags)
            CheckLabel(tag.Name, kind, violations);
        foreach (string label in RequiredLabels)
        {
            if (!IsPresent(label, tags, resource.StandardLabels))
                violations.Add(new NamingViolation(NamingRule.RequiredLabel, $"The label '{label}' is missing; set it once as Resource.{char.ToUpperInvariant(label[0])}{label[1..]}."));
        }

        return violations;
    }

    /// <summary>Lists the recommended labels that a measurement would not have.</summary>
    /// <param name="tags">The tags of a measurement, as far as they are known.</param>
    /// <param name="resource">What is known of the application as a whole: its instance counts as <c>instance_id</c>, <c>cloud.availability_zone</c> as <c>datacenter</c>.</param>
    /// <returns>The labels; empty when all are there.</returns>
    public static IReadOnlyList<string> MissingRecommendedLabels(ReadOnlySpan<Tag> tags, ResourceInfo resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var missing = new List<string>();
        foreach (string label in RecommendedLabels)
        {
            string attribute = label switch { "instance_id" => "service.instance.id", "datacenter" => "cloud.availability_zone", _ => label };
            if (!IsPresent(label, tags, resource.Attributes) && string.IsNullOrEmpty(resource.Attributes.Find(attribute)))
                missing.Add(label);
        }

        return missing;
    }

    internal static void CheckName(string name, InstrumentKind kind, string? unit, string? service, List<NamingViolation> violations)
    {
        List<(NamingRule Rule, string Message)> faults = FindFaults(name, kind, unit);
        if (faults.Count == 0)
            return;
        string? suggestion = NamingSuggestion.For(name, kind, unit, service);
        foreach ((NamingRule rule, string message) in faults)
            violations.Add(new NamingViolation(rule, message, suggestion));
    }

    internal static List<(NamingRule Rule, string Message)> FindFaults(string name, InstrumentKind kind, string? unit)
    {
        if (!HasValidCharacters(name))
            return [(NamingRule.Characters, $"The name '{name}' must be lower-case words of letters and digits, joined by single underscores.")];
        var faults = new List<(NamingRule, string)>();
        if (SuffixFault(name, kind) is { } suffixFault)
            faults.Add((NamingRule.Suffix, suffixFault));
        int needed = kind == InstrumentKind.Info ? 2 : 3;
        if (name.AsSpan().Count('_') + 1 < needed)
            faults.Add((NamingRule.Pattern, $"The name '{name}' must have at least {needed} parts, such as service, kind of metric and unit."));
        if (UnitFault(name, kind, unit) is { } unitFault)
            faults.Add((NamingRule.Unit, unitFault));
        return faults;
    }

    private static string? SuffixFault(string name, InstrumentKind kind)
    {
        bool total = name.EndsWith("_total", StringComparison.Ordinal);
        if (kind == InstrumentKind.Counter && !total)
            return $"The counter '{name}' must end in _total.";
        if (kind != InstrumentKind.Counter && total)
            return $"Only a counter ends in _total, and '{name}' is a {kind.ToString().ToLowerInvariant()}.";
        if (kind == InstrumentKind.Info != name.EndsWith("_info", StringComparison.Ordinal))
            return $"An info metric, and nothing else, ends in _info; '{name}' is a {kind.ToString().ToLowerInvariant()}.";
        string? reserved = Array.Find(ReservedEndings, ending => name.EndsWith(ending, StringComparison.Ordinal));
        return reserved is null ? null : $"The name '{name}' ends in {reserved}, which is what the series of histograms and summaries end in.";
    }

    private static string? UnitFault(string name, InstrumentKind kind, string? unit)
    {
        if (kind == InstrumentKind.Info)
            return null;
        string bare = kind == InstrumentKind.Counter && name.EndsWith("_total", StringComparison.Ordinal) ? name[..^6] : name;
        if (unit is null)
        {
            bool known = kind == InstrumentKind.Counter || NamingUnits.IsUnit(LastWord(bare)) || NamingUnits.IsSystem(FirstWord(bare));
            return known ? null : $"The unit of '{name}' is not known: end the name in it, or declare the unit; a count of things declares what it counts, such as {{item}}.";
        }

        string[] endings = NamingUnits.Endings(unit);
        bool named = endings.Length == 0 || Array.Exists(endings, ending => bare.EndsWith("_" + ending, StringComparison.Ordinal));
        if (!named)
            return $"The name '{name}' must say its unit: {string.Join(" or ", endings)}.";
        bool otherUnit = NamingUnits.IsCount(unit) && NamingUnits.IsUnit(LastWord(bare)) && !(unit == "1" && LastWord(bare) == "ratio");
        return otherUnit ? $"The name '{name}' ends in a unit, but the instrument declares '{unit}'." : null;
    }

    private static void CheckLabel(string label, InstrumentKind kind, List<NamingViolation> violations)
    {
        bool valid = label.Length > 0 && (char.IsAsciiLetterLower(label[0]) || label[0] == '_') && !label.StartsWith("__", StringComparison.Ordinal);
        foreach (char character in label)
            valid &= char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '_';
        if (!valid)
            violations.Add(new NamingViolation(NamingRule.LabelName, $"The label '{label}' must have lower-case letters, digits and underscores only, and not begin with a digit or two underscores."));
        else if ((label == "le" && kind == InstrumentKind.Histogram) || (label == "quantile" && kind == InstrumentKind.Summary))
            violations.Add(new NamingViolation(NamingRule.LabelName, $"The label '{label}' is the exposition's own on a {kind.ToString().ToLowerInvariant()}."));
    }

    private static bool IsPresent(string label, ReadOnlySpan<Tag> tags, LabelSet labels)
    {
        foreach (ref readonly Tag tag in tags)
        {
            if (tag.Name == label && tag.Value.Length > 0)
                return true;
        }

        return !string.IsNullOrEmpty(labels.Find(label));
    }

    private static bool HasValidCharacters(string name)
    {
        if (name.Length == 0 || !char.IsAsciiLetterLower(name[0]) || name[^1] == '_')
            return false;
        for (int i = 0; i < name.Length; i++)
        {
            bool valid = char.IsAsciiLetterLower(name[i]) || char.IsAsciiDigit(name[i]) || (name[i] == '_' && name[i - 1] != '_');
            if (!valid)
                return false;
        }

        return true;
    }

    private static string LastWord(string name) => name[(name.LastIndexOf('_') + 1)..];

    private static string FirstWord(string name) => name.Contains('_', StringComparison.Ordinal) ? name[..name.IndexOf('_', StringComparison.Ordinal)] : name;
}
