namespace Instrumentation.Listener;

// The answers that the listener has.
internal static class ListenerStatus
{
    internal const int Ok = 200;
    internal const int BadRequest = 400;
    internal const int Unauthorized = 401;
    internal const int Forbidden = 403;
    internal const int NotFound = 404;
    internal const int MethodNotAllowed = 405;
    internal const int RequestTimeout = 408;
    internal const int HeaderTooLarge = 431;
    internal const int InternalError = 500;
    internal const int Unavailable = 503;
    internal const int VersionNotSupported = 505;

    internal static string Reason(int status) => status switch
    {
        Ok => "OK",
        BadRequest => "Bad Request",
        Unauthorized => "Unauthorized",
        Forbidden => "Forbidden",
        NotFound => "Not Found",
        MethodNotAllowed => "Method Not Allowed",
        RequestTimeout => "Request Timeout",
        HeaderTooLarge => "Request Header Fields Too Large",
        Unavailable => "Service Unavailable",
        VersionNotSupported => "HTTP Version Not Supported",
        _ => "Internal Server Error",
    };
}
