using System.Globalization;
using System.Text.Json;

namespace Instrumentation.Reports;

/// <summary>Writes a report as JSON.</summary>
internal static class SloReportJson
{
    public static void Write(Utf8JsonWriter writer, SloReport report)
    {
        writer.WriteStartObject();
        writer.WriteString("from", report.From);
        writer.WriteString("to", report.To);
        Number(writer, "overall_compliance", report.OverallCompliance * 100);
        writer.WriteNumber("compliant_slos", report.Met);
        writer.WriteNumber("measured_slos", report.Measured);
        writer.WriteNumber("total_slos", report.Entries.Count);
        writer.WriteStartArray("slos");
        foreach (SloReportEntry entry in report.Entries)
            Write(writer, entry);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void Number(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } value)
            writer.WriteNumber(name, Math.Round(value, 12));
        else
            writer.WriteNull(name);
    }

    public static void Group(Utf8JsonWriter writer, SloStatus status)
    {
        writer.WriteStartObject("group");
        for (int place = 0; place < status.Group.Count; place++)
            writer.WriteString(status.Slo.GroupBy[place], status.Group[place]);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SloReportEntry entry)
    {
        SloDefinition slo = entry.Status.Slo;
        writer.WriteStartObject();
        writer.WriteString("slo", slo.Name);
        writer.WriteString("service", slo.Service);
        Group(writer, entry.Status);
        writer.WriteString("description", slo.Description);
        writer.WriteString("owner", slo.Owner);
        writer.WriteString("priority", slo.Priority.ToString().ToLowerInvariant());
        Number(writer, "objective", slo.Objective);
        Number(writer, "compliance", entry.Compliance);
        Flag(writer, "met", entry.IsMet);
        Number(writer, "coverage", entry.Coverage);
        Number(writer, "good", entry.Good);
        Number(writer, "bad", entry.Bad);
        Number(writer, "error_budget_consumed", entry.Consumed);
        Number(writer, "error_budget_remaining", 1m - entry.Consumed);
        Number(writer, "cost", entry.Cost);
        if (slo.Cost is { } cost)
            writer.WriteString("currency", cost.Currency);
        writer.WriteNumber("violations", entry.Violations.Count());
        Trend(writer, entry.Trend);
        writer.WriteStartArray("recommendations");
        foreach (string sentence in entry.Recommendations)
            writer.WriteStringValue(sentence);
        writer.WriteEndArray();
        writer.WriteStartArray("days");
        foreach (SloReportDay day in entry.Days)
            Write(writer, day);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Trend(Utf8JsonWriter writer, SloTrend trend)
    {
        writer.WriteNumber("volatility", trend.Volatility);
        writer.WriteString("trend", trend.Direction.ToString().ToLowerInvariant());
        if (trend.SlopePerDay is { } slope)
            writer.WriteNumber("slope_per_day", slope);
        else
            writer.WriteNull("slope_per_day");
        writer.WriteNumber("p_value", trend.PValue);
        if (trend.BreachForecast is { } breach)
            writer.WriteString("breach_forecast", breach);
        else
            writer.WriteNull("breach_forecast");
        writer.WriteNumber("forecast_confidence", trend.ForecastConfidence);
    }

    private static void Write(Utf8JsonWriter writer, SloReportDay day)
    {
        writer.WriteStartObject();
        writer.WriteString("date", day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Number(writer, "good", day.Good);
        Number(writer, "bad", day.Bad);
        Number(writer, "sli", day.Sli);
        Number(writer, "budget_share", day.BudgetShare);
        Flag(writer, "met", day.IsMet);
        writer.WriteEndObject();
    }

    private static void Flag(Utf8JsonWriter writer, string name, bool? flag)
    {
        if (flag is { } value)
            writer.WriteBoolean(name, value);
        else
            writer.WriteNull(name);
    }
}
