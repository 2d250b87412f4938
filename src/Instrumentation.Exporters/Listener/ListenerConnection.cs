using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Instrumentation.Listener;

// One connection: reads the head of a request, answers it, and waits for the next, each within its time.
internal sealed class ListenerConnection(Socket socket, ListenerService service)
{
    // How much of an unread body is thrown away, so that closing does not take the answer with it.
    private const int MaxDiscarded = 64 * 1024;
    private static readonly TimeSpan DiscardTimeout = TimeSpan.FromSeconds(1);

    private readonly PrometheusListenerOptions _options = service.Options;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(service.Options.MaxRequestBytes);
    private int _filled;

    internal async Task RunAsync()
    {
        try
        {
            socket.NoDelay = true;
            IPAddress local = ((IPEndPoint)socket.LocalEndPoint!).Address;
            while (await ServeAsync(local))
            {
            }

            await CloseAsync();
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The reader went away or was too slow, or the listener stops. What the system still holds for the reader goes too.
            socket.Close(timeout: 0);
        }
        catch (Exception exception)
        {
            service.Report("listener_connection_failed", "A connection of the Prometheus listener ended unexpectedly.", exception);
        }
        finally
        {
            socket.Dispose();
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }

    // Returns whether the connection stays open for another request.
    private async Task<bool> ServeAsync(IPAddress local)
    {
        if (_filled == 0 && !await WaitAsync())
            return false;
        (ListenerRequest? request, int status) = await ReadAsync();
        if (request is null)
        {
            await SendAsync(ListenerResponse.Plain(status, service, keepAlive: false, withBody: true), []);
            return false;
        }

        bool keepAlive = request.KeepsAlive && !service.Stopping.IsCancellationRequested;
        bool withBody = request.Method is not "HEAD";
        status = service.Check(request, local);
        if (status == ListenerStatus.Ok)
        {
            ExpositionChoice choice = ExpositionNegotiation.Choose(request.Header("accept"), request.Header("accept-encoding"));
            (Exposition? exposition, status) = await RenderAsync(choice);
            using (exposition)
            {
                if (exposition is not null)
                {
                    await SendAsync(ListenerResponse.Head(exposition, choice, service, keepAlive), withBody ? exposition.Segments : []);
                    return keepAlive;
                }
            }
        }

        await SendAsync(ListenerResponse.Plain(status, service, keepAlive, withBody), []);
        return keepAlive;
    }

    // Waits for the first byte of a request.
    private async Task<bool> WaitAsync()
    {
        using var idle = new Deadline(_options.IdleTimeout, _options.TimeProvider, service.Stopping);
        try
        {
            return await FillAsync(idle.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<(ListenerRequest? Request, int Status)> ReadAsync()
    {
        using var deadline = new Deadline(_options.RequestTimeout, _options.TimeProvider, service.Aborting);
        int length;
        while ((length = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (_filled >= _options.MaxRequestBytes)
                return (null, ListenerStatus.HeaderTooLarge);
            try
            {
                if (!await FillAsync(deadline.Token))
                    return (null, ListenerStatus.BadRequest);
            }
            catch (OperationCanceledException) when (deadline.HasPassed)
            {
                return (null, ListenerStatus.RequestTimeout);
            }
        }

        ListenerRequest? request = ListenerRequest.Parse(_buffer.AsSpan(0, length), out int status);
        _filled -= length + 4;
        _buffer.AsSpan(length + 4, _filled).CopyTo(_buffer);
        return (request, status);
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        int read = await socket.ReceiveAsync(_buffer.AsMemory(_filled, _options.MaxRequestBytes - _filled), SocketFlags.None, cancellationToken);
        _filled += read;
        return read > 0;
    }

    private async Task<(Exposition? Exposition, int Status)> RenderAsync(ExpositionChoice choice)
    {
        try
        {
            Exposition? exposition = await service.Exporter.RenderAsync(choice.Format, choice.Compression, service.Aborting);
            return (exposition, exposition is null ? ListenerStatus.Unavailable : ListenerStatus.Ok);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            service.Report("listener_render_failed", "The metrics could not be rendered.", exception);
            return (null, ListenerStatus.InternalError);
        }
    }

    private async Task SendAsync(byte[] head, IEnumerable<ReadOnlyMemory<byte>> body)
    {
        using var deadline = new Deadline(_options.WriteTimeout, _options.TimeProvider, service.Aborting);
        try
        {
            await SendAsync(head, deadline.Token);
            foreach (ReadOnlyMemory<byte> segment in body)
                await SendAsync(segment, deadline.Token);
        }
        catch (OperationCanceledException)
        {
            service.CountCut();
            throw;
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken)..];
    }

    private async Task CloseAsync()
    {
        socket.Shutdown(SocketShutdown.Send);
        using var deadline = new Deadline(DiscardTimeout, _options.TimeProvider, service.Stopping);
        int read = 0;
        for (int discarded = 0; discarded <= MaxDiscarded; discarded += read)
        {
            read = await socket.ReceiveAsync(_buffer, SocketFlags.None, deadline.Token);
            if (read == 0)
                return;
        }
    }
}
