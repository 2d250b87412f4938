namespace Instrumentation.AlertmanagerApi;

// A request that cannot be answered: the status code and what the caller is told.
internal sealed class AlertmanagerApiException(int statusCode, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;
}
