using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Instrumentation.Listener;

namespace Instrumentation;

/// <summary>
/// A small HTTP/1.1 server for metrics and nothing else, for console applications and workers. Answers GET and HEAD of one path, on loopback
/// unless it is told otherwise.
/// </summary>
/// <remarks>
/// Safe from any thread. Recording threads never wait for it. Requests, responses, idle connections and their number are bounded by the options.
/// </remarks>
public sealed class PrometheusListener : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<ListenerConnection, Task> _connections = new();
    private readonly PrometheusListenerOptions _options;
    private readonly ListenerService _service;
    private Socket? _socket;
    private Task _accepting = Task.CompletedTask;
    private Uri? _address;
    private int _started;
    private int _disposed;
    private long _connectionsRefused;

    /// <summary>Creates a listener for the metrics of a source. It does not listen before <see cref="Start"/>.</summary>
    /// <param name="source">The recorder, or anything else that fills snapshots.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public PrometheusListener(IMetricSource source, PrometheusListenerOptions? options = null)
        : this(new PrometheusExporter(source, (options ??= new PrometheusListenerOptions()).Exporter), options)
    {
    }

    /// <summary>Creates a listener for an exporter, which may serve other listeners too. It does not listen before <see cref="Start"/>.</summary>
    /// <param name="exporter">The exporter; <see cref="PrometheusListenerOptions.Exporter"/> is not looked at.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public PrometheusListener(PrometheusExporter exporter, PrometheusListenerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(exporter);
        _options = options ?? new PrometheusListenerOptions();
        _options.Validate();
        _service = new ListenerService(exporter, _options);
    }

    /// <summary>Where the metrics are, with the port that was found where the option was 0.</summary>
    /// <exception cref="InvalidOperationException">The listener was not started.</exception>
    public Uri Address => _address ?? throw new InvalidOperationException("The Prometheus listener was not started.");

    /// <summary>How many connections were turned away because there were as many as <see cref="PrometheusListenerOptions.MaxConnections"/>.</summary>
    public long ConnectionsRefused => Volatile.Read(ref _connectionsRefused);

    /// <summary>How many requests were answered with 401 or 403.</summary>
    public long RequestsRefused => _service.RequestsRefused;

    /// <summary>How many responses were cut because their reader was slower than <see cref="PrometheusListenerOptions.WriteTimeout"/> allows, or the listener stopped.</summary>
    public long ResponsesCut => _service.ResponsesCut;

    /// <summary>Begins to listen. Returns as soon as connections are accepted.</summary>
    /// <exception cref="PrometheusListenerException">The port is in use, or the address not available.</exception>
    /// <exception cref="InvalidOperationException">The listener was started before.</exception>
    /// <exception cref="ObjectDisposedException">The listener was disposed of.</exception>
    public void Start()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        if (Interlocked.Exchange(ref _started, 1) != 0)
            throw new InvalidOperationException("The Prometheus listener was started before.");
        try
        {
            _socket = Bind();
        }
        catch (PrometheusListenerException)
        {
            // What is in the way may be gone at the next try.
            Volatile.Write(ref _started, 0);
            throw;
        }

        int port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        PrometheusListenerOptions.TryGetAddress(_options.Host, out IPAddress address);
        string host = IPAddress.Any.Equals(address) || IPAddress.IPv6Any.Equals(address) ? "localhost" : address.ToString();
        _address = new UriBuilder(Uri.UriSchemeHttp, host, port, _options.Path).Uri;
        _accepting = AcceptAsync(_socket);
    }

    /// <summary>
    /// Stops listening, closes idle connections and waits for responses under way, at most for <see cref="PrometheusListenerOptions.StopTimeout"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait; responses under way are cut then.</param>
    /// <returns>When every connection is closed.</returns>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (Volatile.Read(ref _disposed) != 0)
            return;
        _service.Stop();
        _socket?.Dispose();
        await _accepting;
        Task open = Task.WhenAll(_connections.Values);
        try
        {
            await open.WaitAsync(_options.StopTimeout, _options.TimeProvider, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            _service.Abort();
            await open;
        }
    }

    /// <summary>Stops at once, cutting responses under way. Further calls do nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _service.Abort();
        _socket?.Dispose();
        _service.Dispose();
    }

    /// <summary>Stops as <see cref="StopAsync"/> does. Further calls do nothing.</summary>
    /// <returns>When every connection is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Dispose();
    }

    private Socket Bind()
    {
        PrometheusListenerOptions.TryGetAddress(_options.Host, out IPAddress address);
        if (address.Equals(IPAddress.IPv6Any) && !Socket.OSSupportsIPv6)
            address = IPAddress.Any;
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.Equals(IPAddress.IPv6Any))
                socket.DualMode = true;
            socket.Bind(new IPEndPoint(address, _options.Port));
            socket.Listen();
            return socket;
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw exception.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => Unavailable(nameof(PrometheusListenerOptions.Port), $"{_options.Port}", $"another program listens on {_options.Host} there", exception),
                SocketError.AccessDenied => Unavailable(nameof(PrometheusListenerOptions.Port), $"{_options.Port}", "the system does not allow it", exception),
                _ => Unavailable(nameof(PrometheusListenerOptions.Host), _options.Host, exception.Message, exception),
            };
        }
    }

    private static PrometheusListenerException Unavailable(string option, string value, string reason, SocketException cause) => new(option, value, reason, cause);

    private async Task AcceptAsync(Socket listening)
    {
        while (!_service.Stopping.IsCancellationRequested)
        {
            try
            {
                Serve(await listening.AcceptAsync(_service.Stopping));
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException exception) when (!_service.Stopping.IsCancellationRequested)
            {
                // A reader that is gone already, or no file handles left: the next may do better, after a while.
                _service.Report("listener_accept_failed", "The Prometheus listener could not accept a connection.", exception);
                await PauseAsync();
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    private async Task PauseAsync()
    {
        try
        {
            await Task.Delay(AcceptPause, _options.TimeProvider, _service.Stopping);
        }
        catch (OperationCanceledException)
        {
            // The loop ends by itself.
        }
    }

    private void Serve(Socket accepted)
    {
        if (_connections.Count >= _options.MaxConnections)
        {
            Refuse(accepted);
            return;
        }

        var connection = new ListenerConnection(accepted, _service);
        Task running = Task.Run(connection.RunAsync);
        _connections[connection] = running;
        _ = running.ContinueWith(_ => _connections.TryRemove(connection, out Task? _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    // Says so as far as the system takes it at once, and does not wait for the reader.
    private void Refuse(Socket accepted)
    {
        Interlocked.Increment(ref _connectionsRefused);
        try
        {
            accepted.Blocking = false;
            accepted.Send(ListenerResponse.Plain(ListenerStatus.Unavailable, _service, keepAlive: false, withBody: true));
            accepted.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // It is gone already.
        }
        finally
        {
            accepted.Dispose();
        }
    }
}
