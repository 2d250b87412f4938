using System.Globalization;
using System.Text;
using Instrumentation.Objectives;

namespace Instrumentation.Reports;

/// <summary>Writes a report as Markdown.</summary>
internal static class SloReportMarkdown
{
    public static string Write(SloReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# SLOs, {report.From:yyyy-MM-dd} to {report.To:yyyy-MM-dd}\n\n");
        text.Append(report.OverallCompliance is { } overall
            ? string.Create(CultureInfo.InvariantCulture, $"{report.Met} of {report.Measured} measured SLOs were met ({overall * 100:0.#} %).")
            : "No SLO was measured.");
        int unmeasured = report.Entries.Count(entry => entry.Compliance is null);
        if (unmeasured > 0 && report.OverallCompliance is not null)
            text.Append(CultureInfo.InvariantCulture, $" {unmeasured} {(unmeasured == 1 ? "was" : "were")} not measured.");
        text.Append("\n\n| SLO | objective | compliance | met | budget spent | days missed | volatility | trend | cost |\n|---|---:|---:|---|---:|---:|---:|---|---:|\n");
        foreach (SloReportEntry entry in report.Entries)
            Row(text, entry);
        foreach (SloReportEntry entry in report.Entries.Where(entry => entry.Recommendations.Count > 0))
            Section(text, entry);
        return text.ToString();
    }

    /// <summary>The SLO's name, with its group.</summary>
    public static string NameOf(SloStatus status) => status.Group.Count == 0
        ? status.Slo.Name
        : $"{status.Slo.Name} ({string.Join(", ", status.Group.Select((value, place) => $"{status.Slo.GroupBy[place]}={value}"))})";

    private static void Row(StringBuilder text, SloReportEntry entry)
    {
        SloDefinition slo = entry.Status.Slo;
        bool hasDays = entry.Days.Count > 0;
        string[] cells =
        [
            Escaped(NameOf(entry.Status)),
            slo.Objective is { } objective ? Percent(objective) : Threshold(slo),
            Percent(entry.Compliance),
            entry.IsMet switch { true => "yes", false => "**no**", _ => "-" },
            Percent(entry.Consumed),
            hasDays && slo.Objective is not null ? string.Create(CultureInfo.InvariantCulture, $"{entry.Violations.Count()} of {entry.Days.Count}") : "-",
            entry.Days.Count > 1 ? Percent((decimal)entry.Trend.Volatility) : "-",
            hasDays ? entry.Trend.Direction.ToString().ToLowerInvariant() : "-",
            entry.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $"{cost:0.00} {slo.Cost!.Currency}") : "-",
        ];
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private static void Section(StringBuilder text, SloReportEntry entry)
    {
        SloDefinition slo = entry.Status.Slo;
        text.Append(CultureInfo.InvariantCulture, $"\n## {Escaped(NameOf(entry.Status))}\n\n");
        string[] facts = [.. ((string[])[Escaped(slo.Description), slo.Owner.Length > 0 ? $"Owner: {Escaped(slo.Owner)}." : "", $"Priority: {slo.Priority.ToString().ToLowerInvariant()}."]).Where(fact => fact.Length > 0)];
        text.AppendJoin(' ', facts).Append("\n\n");
        foreach (string sentence in entry.Recommendations)
            text.Append("- ").Append(Escaped(sentence)).Append('\n');
    }

    private static string Threshold(SloDefinition slo) => string.Create(CultureInfo.InvariantCulture, $"{slo.Indicator.Direction.Sign()} {slo.Indicator.Threshold} {Escaped(slo.Indicator.Unit)}");

    private static string Percent(decimal? ratio) => ratio is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.###} %") : "-";

    // Names and texts are anybody's: nothing in them may be markup.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (character is '|' or '<' or '*' or '_' or '`' or '[' or '\\')
                escaped.Append('\\');
            escaped.Append(character is '\n' or '\r' ? ' ' : character);
        }

        return escaped.ToString();
    }
}
