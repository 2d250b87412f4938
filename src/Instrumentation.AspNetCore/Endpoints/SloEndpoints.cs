using Microsoft.AspNetCore.Http;

namespace Instrumentation.Endpoints;

// How SLOs stand, and whether deployments may go on.
internal sealed class SloEndpoints(SloMonitor monitor, DeploymentGate gate, TimeProvider time)
{
    public const string StatusPath = "/slo/status";
    public const string GatePath = "/slo/gate";

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

    // A pipeline that looks at nothing but the status code is stopped too.
    public Task WriteGateAsync(HttpContext context)
    {
        GateVerdict verdict = gate.Check([.. context.Request.Query["slo"].OfType<string>()]);
        int code = verdict.State == GateState.Open ? StatusCodes.Status200OK : verdict.State == GateState.Frozen ? StatusCodes.Status423Locked : StatusCodes.Status503ServiceUnavailable;
        return JsonAnswer.WriteAsync(context, code, writer => SloJson.Write(writer, verdict));
    }
}
