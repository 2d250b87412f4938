using System.Globalization;
using System.Text;
using Instrumentation.Answers;
using Microsoft.AspNetCore.Http;

namespace Instrumentation.Endpoints;

// How SLOs stand, and whether deployments may go on.
internal sealed class SloEndpoints(SloMonitor monitor, DeploymentGate gate, TimeProvider time)
{
    public const string StatusPath = "/slo/status";
    public const string GatePath = "/slo/gate";
    public const string ReportPath = "/slo/report";

    private const int DefaultDays = 30;
    private const int MaxDays = 400;
    private const int FirstYear = 1970;
    private const int LastYear = 9998;

    public Task WriteStatusAsync(HttpContext context)
    {
        string[] names = [.. context.Request.Query["slo"].OfType<string>()];
        IEnumerable<SloStatus> statuses = monitor.Statuses.Where(status => names.Length == 0 || names.Contains(status.Slo.Name, StringComparer.Ordinal));
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("time", time.GetUtcNow());
            writer.WritePropertyName("slos");
            SloJson.Write(writer, statuses);
            writer.WriteEndObject();
        });
    }

    // Days up to now, or a month in the past.
    public Task WriteReportAsync(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        string format = query["format"].FirstOrDefault() ?? "json";
        if (format is not ("json" or "markdown"))
            return Refuse(context, $"format '{format}' is not allowed; allowed are json, markdown.");
        string[] slos = [.. query["slo"].OfType<string>()];
        if (slos.FirstOrDefault(name => monitor.Definitions.All(slo => slo.Name != name)) is { } unknown)
            return Refuse(context, $"slo '{unknown}' is not known; there are {string.Join(", ", monitor.Definitions.Select(slo => slo.Name))}.");
        SloReport report;
        if (query["month"].FirstOrDefault() is { } month)
        {
            if (!DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) || day.Year is < FirstYear or > LastYear)
                return Refuse(context, $"month '{month}' is not allowed; allowed are {FirstYear}-01 to {LastYear}-12.");
            report = SloReport.OfMonth(monitor, day);
        }
        else
        {
            string text = query["days"].FirstOrDefault() ?? DefaultDays.ToString(CultureInfo.InvariantCulture);
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int days) || days is < 1 or > MaxDays)
                return Refuse(context, $"days '{text}' is not allowed; allowed are 1 to {MaxDays}.");
            report = SloReport.OfDays(monitor, days, time.GetUtcNow());
        }

        report = report.Of(slos);
        return format == "json"
            ? JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer => SloJson.Write(writer, report))
            : WriteTextAsync(context, report.ToMarkdown());
    }

    private static Task Refuse(HttpContext context, string reason) => JsonAnswer.WriteAsync(context, StatusCodes.Status400BadRequest, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", reason);
        writer.WriteEndObject();
    });

    private static async Task WriteTextAsync(HttpContext context, string text)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);
        context.Response.ContentType = "text/markdown; charset=utf-8";
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    // A pipeline that looks at nothing but the status code is stopped too.
    public Task WriteGateAsync(HttpContext context)
    {
        GateVerdict verdict = gate.Check([.. context.Request.Query["slo"].OfType<string>()]);
        int code = verdict.State == GateState.Open ? StatusCodes.Status200OK : verdict.State == GateState.Frozen ? StatusCodes.Status423Locked : StatusCodes.Status503ServiceUnavailable;
        return JsonAnswer.WriteAsync(context, code, writer => SloJson.Write(writer, verdict));
    }
}
