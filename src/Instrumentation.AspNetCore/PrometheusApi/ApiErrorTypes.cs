using Microsoft.AspNetCore.Http;

namespace Instrumentation.PrometheusApi;

// How Prometheus names the kinds of errors, and which status each has.
internal static class ApiErrorTypes
{
    public static string Name(ApiErrorType type) => type switch
    {
        ApiErrorType.BadData => "bad_data",
        ApiErrorType.Execution => "execution",
        ApiErrorType.Canceled => "canceled",
        ApiErrorType.Timeout => "timeout",
        ApiErrorType.NotFound => "not_found",
        ApiErrorType.Unavailable => "unavailable",
        _ => "internal",
    };

    public static int Status(ApiErrorType type) => type switch
    {
        ApiErrorType.BadData => StatusCodes.Status400BadRequest,
        ApiErrorType.Execution => StatusCodes.Status422UnprocessableEntity,
        ApiErrorType.Canceled => StatusCodes.Status499ClientClosedRequest,
        ApiErrorType.Timeout or ApiErrorType.Unavailable => StatusCodes.Status503ServiceUnavailable,
        ApiErrorType.NotFound => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status500InternalServerError,
    };
}
