namespace Instrumentation.PrometheusApi;

internal static class ApiConstants
{
    // How much of an answer is collected before it is sent on.
    public const int FlushFrom = 32 * 1_024;

    // Whose answers the API gives; see docs/promql-api.md.
    public const string PrometheusVersion = "3.14.0";
}
