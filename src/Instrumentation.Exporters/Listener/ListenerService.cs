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
    private int _disposed;

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
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _stopping.Dispose();
        _aborting.Dispose();
    }

    internal void Stop() => Cancel(_stopping);

    internal void Abort()
    {
        Cancel(_stopping);
        Cancel(_aborting);
    }

    // A stop that waits may be overtaken by a disposal, which has cancelled both already.
    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Nothing is left to be cancelled.
        }
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

        // Credentials first: who has none learns nothing of paths and methods.
        if (!_access.IsAuthorized(request))
        {
            Interlocked.Increment(ref _requestsRefused);
            return ListenerStatus.Unauthorized;
        }

        if (!string.Equals(request.Path, Options.Path, StringComparison.Ordinal))
            return ListenerStatus.NotFound;
        return request.Method is "GET" or "HEAD" ? ListenerStatus.Ok : ListenerStatus.MethodNotAllowed;
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
