using System.Globalization;
using System.Text.RegularExpressions;
using Instrumentation.Rules;

namespace Instrumentation.Conformance.Slo;

/// <summary>Compares rules by group, name, labels and parsed expression; numbers may differ by 1e-12 of themselves.</summary>
internal static partial class RuleDifference
{
    public static string? Between(RuleFile expected, RuleFile found)
    {
        string[] names = [.. expected.Groups.Select(group => group.Name)];
        if (!names.SequenceEqual(found.Groups.Select(group => group.Name)))
            return $"groups {string.Join(", ", found.Groups.Select(group => group.Name))}; expected {string.Join(", ", names)}";
        foreach ((RuleGroup left, RuleGroup right) in expected.Groups.Zip(found.Groups))
        {
            if (left.Rules.Count != right.Rules.Count)
                return $"{left.Name} has {right.Rules.Count} rules; expected {left.Rules.Count}";
            foreach ((Rule rule, Rule other) in left.Rules.Zip(right.Rules))
            {
                if (Between(rule, other) is { } why)
                    return $"{left.Name}/{rule.Name}: {why}";
            }
        }

        return null;
    }

    public static string? Between(Rule expected, Rule found)
    {
        if (expected.Name != found.Name || expected.GetType() != found.GetType())
            return $"is {found.Name}";
        if (!expected.Labels.Equals(found.Labels))
            return $"labels {found.Labels}; expected {expected.Labels}";
        if (expected is AlertingRule alert && found is AlertingRule other && (alert.HoldDuration != other.HoldDuration || !alert.Annotations.Equals(other.Annotations)))
            return $"annotations {other.Annotations}, held for {other.HoldDuration}; expected {alert.Annotations}, {alert.HoldDuration}";
        return SameExpression(expected.Expression.ToString(), found.Expression.ToString()) ? null : $"expression {found.Expression}; expected {expected.Expression}";
    }

    // The printed form is that of the parsed expression, so that only numbers can differ where the trees are the same.
    private static bool SameExpression(string expected, string found)
    {
        if (expected == found)
            return true;
        string[] left = Number.Split(expected);
        string[] right = Number.Split(found);
        return left.Length == right.Length && left.Zip(right).All(pair => pair.First == pair.Second
            || (double.TryParse(pair.First, CultureInfo.InvariantCulture, out double a) && double.TryParse(pair.Second, CultureInfo.InvariantCulture, out double b)
                && Math.Abs(a - b) <= 1e-12 * Math.Abs(a)));
    }

    [GeneratedRegex(@"((?<![\w.:])\d+(?:\.\d+)?(?:e[-+]?\d+)?(?![\w.:]))")]
    private static partial Regex Number { get; }
}
