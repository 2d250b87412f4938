namespace Instrumentation.Rules;

/// <summary>Rules that are evaluated one after the other at the same time; later ones see what earlier ones wrote.</summary>
public sealed record RuleGroup
{
    /// <summary>Makes a group.</summary>
    /// <param name="name">Its name, unique within its file.</param>
    /// <param name="rules">Its rules in order.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public RuleGroup(string name, IReadOnlyList<Rule> rules)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(rules);
        Name = name;
        Rules = rules;
    }

    /// <summary>The group's name.</summary>
    public string Name { get; init; }

    /// <summary>The rules in order.</summary>
    public IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>How often the group is evaluated; null for the default of the installation.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>How far behind the time of an evaluation its queries look and its samples are written; null for the default of the installation.</summary>
    public TimeSpan? QueryOffset { get; init; }

    /// <summary>How many series or alerts each rule may give; default 0, which is no limit. More is an error.</summary>
    public int Limit { get; init; }

    /// <summary>Labels of all rules of the group, below those of a rule; default none.</summary>
    public NamedTexts Labels { get; init; } = NamedTexts.Empty;

    /// <summary>The labels of a rule with those of the group.</summary>
    /// <param name="rule">A rule of the group.</param>
    /// <returns>The labels.</returns>
    public NamedTexts LabelsOf(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Labels.OverriddenBy(rule.Labels);
    }

    /// <inheritdoc/>
    public bool Equals(RuleGroup? other) => other is not null && Name == other.Name && Interval == other.Interval && QueryOffset == other.QueryOffset
        && Limit == other.Limit && Labels.Equals(other.Labels) && Rules.SequenceEqual(other.Rules);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Interval, QueryOffset, Limit, Rules.Count);
}
