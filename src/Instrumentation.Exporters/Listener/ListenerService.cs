using System.Net;

namespace Instrumentation.Listener;

// What all connections of a listener share.
internal sealed class ListenerService : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();
    private readonly ListenerAccess _access;
    private long _requestsRefused;
    private long _responsesCut;
    private int _hostReported;

    internal ListenerService(PrometheusExporter exporter, PrometheusListenerOptions options)
    {
        Exporter = exporter;
        Options = options;
        _access = new ListenerAccess(options);
        Stopping = _stopping.Token;
        Aborting = _aborting.Token;
    }

    internal PrometheusExporter Exporter { get; }

    internal PrometheusListenerOptions Options { get; }

    // Cancelled when no further request is to be read.
    internal CancellationToken Stopping { get; }

    // Cancelled when responses under way are to be cut.
    internal CancellationToken Aborting { get; }

    internal string Challenge => _access.Challenge;

    internal long RequestsRefused => Volatile.Read(ref _requestsRefused);

    internal long ResponsesCut => Volatile.Read(ref _responsesCut);

    public void Dispose()
    {
        _stopping.Dispose();
        _aborting.Dispose();
    }

    internal void Stop() => _stopping.Cancel();

    internal void Abort()
    {
        _stopping.Cancel();
        _aborting.Cancel();
    }

    internal void CountCut() => Interlocked.Increment(ref _responsesCut);

    internal int Check(ListenerRequest request, IPAddress local)
    {
        if (_access.IsFromElsewhere(request, local))
        {
            Refuse("forwarded", $"A request that a proxy passed on was refused; set {nameof(PrometheusListenerOptions.User)} and "
                + $"{nameof(PrometheusListenerOptions.Password)}, or {nameof(PrometheusListenerOptions.BearerToken)}, to let proxies in.");
            return ListenerStatus.Forbidden;
        }

        if (!_access.IsAllowedHost(request.Header("host"), local))
        {
            Refuse("host", $"A request with a foreign Host header was refused; {nameof(PrometheusListenerOptions.AllowedHosts)} allows host names.");
            return ListenerStatus.Forbidden;
        }

        if (!string.Equals(request.Path, Options.Path, StringComparison.Ordinal))
            return ListenerStatus.NotFound;
        if (request.Method is not ("GET" or "HEAD"))
            return ListenerStatus.MethodNotAllowed;
        if (_access.IsAuthorized(request))
            return ListenerStatus.Ok;
        Interlocked.Increment(ref _requestsRefused);
        return ListenerStatus.Unauthorized;
    }

    internal void Report(string reason, string message, Exception? exception)
    {
        try
        {
            Options.OnFault?.Invoke(new MetricsFault(reason, Instrument: null, message, exception));
        }
#pragma warning disable RCS1075 // Whoever is told of faults must not make more of them, of whatever kind.
        catch (Exception)
        {
        }
#pragma warning restore RCS1075
    }

    // Says once how to open what is closed; counts every time.
    private void Refuse(string reason, string message)
    {
        Interlocked.Increment(ref _requestsRefused);
        if (Interlocked.Exchange(ref _hostReported, 1) == 0)
            Report("listener_refused_" + reason, message, exception: null);
    }
}
