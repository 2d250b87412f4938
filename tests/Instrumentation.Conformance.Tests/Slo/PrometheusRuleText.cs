using System.Text.RegularExpressions;
using Instrumentation.Rules;

namespace Instrumentation.Conformance.Slo;

/// <summary>The groups of resources of prometheus-operator, which have them in their spec.</summary>
internal static class PrometheusRuleText
{
    public static IReadOnlyList<RuleGroup> Groups(string text, string name)
    {
        var groups = new List<RuleGroup>();
        foreach (string document in Regex.Split(text, "^---\\s*$", RegexOptions.Multiline).Where(part => part.Contains("\nspec:", StringComparison.Ordinal)))
        {
            string spec = document[(document.IndexOf("\nspec:", StringComparison.Ordinal) + "\nspec:".Length)..];
            IEnumerable<string> lines = spec.Split('\n').TakeWhile(line => line.Length == 0 || line[0] == ' ');
            groups.AddRange(RuleFileReader.Parse(string.Join('\n', lines.Select(line => line.Length > 2 ? line[2..] : "")), name).Groups);
        }

        return groups;
    }
}
