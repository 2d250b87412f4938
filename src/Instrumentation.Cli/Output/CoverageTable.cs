using Instrumentation.Rules;
using Instrumentation.RuleTests;
using Spectre.Console;

namespace Instrumentation.Output;

/// <summary>Writes which rules tests cover.</summary>
internal static class CoverageTable
{
    public static void Write(IReadOnlyList<RuleCoverage> coverage, CommandConsole console)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("group").AddColumn("rule").AddColumn("exercised").AddColumn("expected");
        foreach (RuleCoverage rule in coverage)
        {
            string kind = rule.Rule is AlertingRule ? "alert" : "record";
            table.AddRow(new Text(rule.Group), new Text($"{kind} {rule.Rule.Name}"), Mark(rule.IsExercised), Mark(rule.IsAsserted));
        }

        console.Write(table);
        console.Output.WriteLine($"{coverage.Count(rule => rule.IsAsserted)} of {coverage.Count} rules are expected to give something in some test.");
    }

    private static Text Mark(bool isCovered) => isCovered ? new Text("yes", new Style(Color.Green)) : new Text("no", new Style(Color.Red));
}
