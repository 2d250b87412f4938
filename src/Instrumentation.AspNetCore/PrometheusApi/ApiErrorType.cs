namespace Instrumentation.PrometheusApi;

// What kind of error an answer tells of; each kind has its name and HTTP status in ApiErrorTypes.
internal enum ApiErrorType
{
    BadData,
    Execution,
    Canceled,
    Timeout,
    Internal,
    NotFound,
    Unavailable,
}
