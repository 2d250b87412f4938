using System.Text.Json;
using Instrumentation.Answers;
using Instrumentation.Reports;
using Microsoft.AspNetCore.Http;

namespace Instrumentation.AlertmanagerApi;

// The alerts: listed, in their groups, and taken in.
internal sealed class AlertEndpoints(int maxBodyBytes)
{
    public static Task ListAsync(HttpContext context, AlertNotifier notifier)
    {
        var filter = new AlertFilter(context.Request.Query);
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer => WriteAll(writer, notifier.ReadAlerts().Where(filter.Takes)));
    }

    public static Task GroupsAsync(HttpContext context, AlertNotifier notifier)
    {
        var filter = new AlertFilter(context.Request.Query);
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartArray();
            foreach (AlertGroupReport group in notifier.ReadGroups().Where(group => filter.Takes(group.Receiver)))
            {
                AlertReport[] alerts = [.. group.Alerts.Where(filter.Takes)];
                if (alerts.Length > 0)
                    Write(writer, group, alerts);
            }

            writer.WriteEndArray();
        });
    }

    // Those that are right are taken whatever the others are.
    public async Task PostAsync(HttpContext context, AlertNotifier notifier)
    {
        using JsonDocument body = await AlertmanagerBody.ReadAsync(context.Request, maxBodyBytes);
        PostedAlert[] alerts = [.. AlertmanagerBody.List(body.RootElement, "alerts").Select(Read)];
        IReadOnlyList<(int Index, string Problem)> problems = notifier.Accept(alerts);
        if (problems.Count > 0)
            throw AlertmanagerBody.Bad(string.Join("; ", problems.Select(problem => $"alert {problem.Index}: {problem.Problem}")));
    }

    private static PostedAlert Read(JsonElement alert) => new(
        AlertmanagerBody.Labels(alert, "labels", isRequired: true),
        AlertmanagerBody.Labels(alert, "annotations", isRequired: false),
        AlertmanagerBody.Time(alert, "startsAt"),
        AlertmanagerBody.Time(alert, "endsAt"),
        AlertmanagerBody.Text(alert, "generatorURL"));

    private static void Write(Utf8JsonWriter writer, AlertGroupReport group, IEnumerable<AlertReport> alerts)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("alerts");
        WriteAll(writer, alerts);
        AlertmanagerJson.Write(writer, "labels", group.Labels);
        writer.WritePropertyName("receiver");
        AlertmanagerJson.WriteName(writer, group.Receiver);
        writer.WriteEndObject();
    }

    private static void WriteAll(Utf8JsonWriter writer, IEnumerable<AlertReport> alerts)
    {
        writer.WriteStartArray();
        foreach (AlertReport alert in alerts)
            AlertmanagerJson.Write(writer, alert);
        writer.WriteEndArray();
    }
}
