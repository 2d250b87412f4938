using Microsoft.Extensions.Logging;

namespace Instrumentation;

internal static partial class Log
{
    [LoggerMessage(
        1,
        LogLevel.Warning,
        "{Path} was asked for by a caller that does not count as local (address {Address}, host {Host}) and refused, as all further ones will be without another word. "
        + "StreamingMonitoring:Endpoints:AllowRemote=true lets them in, and so does RequireAuthorization() on what MapStreamingMonitoring() returns; "
        + "a local caller under another host name needs StreamingMonitoring:Endpoints:AllowedHosts.")]
    public static partial void RemoteCallerRefused(ILogger logger, string path, string address, string host);

    [LoggerMessage(2, LogLevel.Information, "Streaming monitoring serves {Routes}; callers from other machines get {Access}.")]
    public static partial void EndpointsMapped(ILogger logger, string routes, string access);

    [LoggerMessage(4, LogLevel.Error, "A request to {Path} of the Alertmanager API failed.")]
    public static partial void AlertmanagerRequestFailed(ILogger logger, string path, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "A request to {Path} of the Prometheus API failed.")]
    public static partial void ApiRequestFailed(ILogger logger, string path, Exception exception);
}
