namespace Instrumentation.Rules;

/// <summary>Finds rules of the same name and labels, whatever their expressions.</summary>
public static class RuleDuplicates
{
    /// <summary>Looks through a file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>One finding for each name and labels that several rules have, ordered by name.</returns>
    public static IReadOnlyList<RuleDuplicate> Find(RuleFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return
        [
            .. file.Groups.SelectMany(group => group.Rules.Select(rule => (rule.Name, Labels: group.LabelsOf(rule))))
                .GroupBy(rule => rule)
                .Where(rules => rules.Count() > 1)
                .Select(rules => new RuleDuplicate(rules.Key.Name, rules.Key.Labels, rules.Count()))
                .OrderBy(duplicate => duplicate.Name, StringComparer.Ordinal),
        ];
    }
}
