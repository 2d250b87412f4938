namespace Instrumentation.PrometheusApi;

// Ends a request with an error that the caller is told.
internal sealed class ApiException(ApiErrorType type, string message) : Exception(message)
{
    public ApiErrorType Type { get; } = type;

    public static ApiException BadData(string message) => new(ApiErrorType.BadData, message);

    public static ApiException InvalidParameter(string name, string message) => BadData($"invalid parameter {QuotedText.Of(name)}: {message}");
}
