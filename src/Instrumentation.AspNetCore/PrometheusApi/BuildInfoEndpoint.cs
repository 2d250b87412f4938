using System.Reflection;
using System.Runtime.InteropServices;

namespace Instrumentation.PrometheusApi;

// /api/v1/status/buildinfo: the version of Prometheus that is answered as, by which Grafana chooses what to ask for, and this package's own as the revision.
internal static class BuildInfoEndpoint
{
    private static readonly string Revision = typeof(BuildInfoEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public static Task<ApiAnswer?> ReadAsync(ApiParameters parameters, CancellationToken cancellation) => Task.FromResult<ApiAnswer?>(ApiAnswer.Of(static json =>
    {
        json.WriteStartObject();
        json.WriteString("version"u8, ApiConstants.PrometheusVersion);
        json.WriteString("revision"u8, Revision);
        json.WriteString("branch"u8, "Instrumentation.AspNetCore"u8);
        json.WriteString("buildUser"u8, ""u8);
        json.WriteString("buildDate"u8, ""u8);
        json.WriteString("goVersion"u8, RuntimeInformation.FrameworkDescription);
        json.WriteEndObject();
    }));
}
