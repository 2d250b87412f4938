using System.Text.Json;
using Instrumentation.Objectives;
using Instrumentation.Reports;

namespace Instrumentation;

/// <summary>Writes how SLOs stand as JSON.</summary>
public static class SloJson
{
    /// <summary>Writes statuses as an array.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="statuses">The statuses.</param>
    public static void Write(Utf8JsonWriter writer, IEnumerable<SloStatus> statuses)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(statuses);
        writer.WriteStartArray();
        foreach (SloStatus status in statuses)
            Write(writer, status);
        writer.WriteEndArray();
    }

    /// <summary>Writes what a deployment gate says: <c>state</c> is <c>open</c>, <c>frozen</c> or <c>unknown</c>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="verdict">What it says.</param>
    public static void Write(Utf8JsonWriter writer, GateVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(verdict);
        writer.WriteStartObject();
        writer.WriteString("state", verdict.State.ToString().ToLowerInvariant());
        writer.WriteStartArray("reasons");
        foreach (string reason in verdict.Reasons)
            writer.WriteStringValue(reason);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes a report.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">The report.</param>
    public static void Write(Utf8JsonWriter writer, SloReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        SloReportJson.Write(writer, report);
    }

    private static void Write(Utf8JsonWriter writer, SloStatus status)
    {
        SloDefinition slo = status.Slo;
        writer.WriteStartObject();
        writer.WriteString("slo", slo.Name);
        writer.WriteString("service", slo.Service);
        writer.WriteString("description", slo.Description);
        writer.WriteString("owner", slo.Owner);
        writer.WriteString("priority", slo.Priority.ToString().ToLowerInvariant());
        SloReportJson.Group(writer, status);
        writer.WriteString("time", status.Time);
        writer.WriteBoolean("deployment_freeze", status.IsFrozen);
        Number(writer, "seconds_to_exhaustion", status.SecondsToExhaustion);
        if (status.ExhaustedAt is { } exhausted)
            writer.WriteString("exhausted_at", exhausted);
        Number(writer, "cost", status.Cost);
        writer.WriteStartArray("windows");
        foreach (SloResult result in status.Results)
            Write(writer, result);
        writer.WriteEndArray();
        writer.WriteStartArray("burn_rates");
        foreach (BurnRateVerdict verdict in status.BurnRates)
            Write(writer, verdict);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // Some figures are there under several names, those that users of other tools look for.
    private static void Write(Utf8JsonWriter writer, SloResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("window", result.Window.ToString());
        writer.WriteString("start", result.Start);
        writer.WriteString("end", result.End);
        writer.WriteString("status", result.Status == ErrorBudgetStatus.NoData ? "no_data" : result.Status.ToString().ToLowerInvariant());
        Number(writer, "target", result.Objective);
        Number(writer, "actual", result.Sli);
        if (result.IsMet is { } isMet)
            writer.WriteBoolean("compliance", isMet);
        else
            writer.WriteNull("compliance");
        Number(writer, "coverage", result.Coverage);
        Number(writer, "good", result.Good);
        Number(writer, "bad", result.Bad);
        Number(writer, "total", result.Total);
        Number(writer, "allowed_bad", result.AllowedBad);
        Number(writer, "burn_rate", result.BurnRate);
        Number(writer, "error_budget", 1m - result.Objective);
        Number(writer, "error_budget_consumed", result.Consumed);
        Number(writer, "error_budget_remaining", result.Remaining);
        Number(writer, "target_success_rate", result.Objective);
        Number(writer, "current_success_rate", result.Sli);
        Number(writer, "budget_total_minutes", result.AllowedMinutes);
        Number(writer, "budget_used_minutes", result.SpentMinutes);
        Number(writer, "budget_remaining_minutes", result.RemainingMinutes);
        Number(writer, "budget_remaining_percentage", result.Remaining * 100);
        writer.WriteNumber("time_remaining_days", (result.Window.IsCalendar ? result.End - result.Time : result.Window.Length).TotalDays);
        writer.WriteBoolean("prorated", result.IsProrated);
        if (result.Value is { } value && double.IsFinite(value))
            writer.WriteNumber("current_value", value);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, BurnRateVerdict verdict)
    {
        writer.WriteStartObject();
        writer.WriteString("severity", verdict.Pair.Severity == BurnRateSeverity.Page ? "page" : "ticket");
        writer.WriteString("long_window", WindowNames.Of(verdict.Pair.LongWindow));
        writer.WriteString("short_window", WindowNames.Of(verdict.Pair.ShortWindow));
        writer.WriteNumber("factor", verdict.Factor);
        Number(writer, "long_burn_rate", verdict.LongBurnRate);
        Number(writer, "short_burn_rate", verdict.ShortBurnRate);
        writer.WriteBoolean("firing", verdict.IsFiring);
        writer.WriteString("explanation", verdict.ToString());
        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, string name, decimal? number) => SloReportJson.Number(writer, name, number);

    private static void Number(Utf8JsonWriter writer, string name, double number)
    {
        if (double.IsFinite(number))
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }
}
