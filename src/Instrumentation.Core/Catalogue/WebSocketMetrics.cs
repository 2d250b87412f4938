namespace Instrumentation.Catalogue;

/// <summary>Records the connections and messages of a WebSocket server: <c>websocket_connections_active</c> and what belongs to it.</summary>
/// <remarks>
/// An origin is sent by the client: fold those that are not on the server's list into one word. Never blocks or throws while recording;
/// safe from any thread.
/// </remarks>
public sealed class WebSocketMetrics
{
    private readonly Gauge _active;
    private readonly Counter _connections;
    private readonly Counter _disconnections;
    private readonly Counter _sent;
    private readonly Counter _received;
    private readonly Histogram _messageDuration;
    private readonly Histogram _broadcastDuration;

    /// <summary>Declares the metrics.</summary>
    /// <param name="metrics">Where to record.</param>
    /// <exception cref="InvalidOperationException">One of the names belongs to an instrument of another kind.</exception>
    public WebSocketMetrics(IStreamingMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        _active = WebSocketDefinitions.Active.CreateGauge(metrics);
        _connections = WebSocketDefinitions.Connections.CreateCounter(metrics);
        _disconnections = WebSocketDefinitions.Disconnections.CreateCounter(metrics);
        _sent = WebSocketDefinitions.Sent.CreateCounter(metrics);
        _received = WebSocketDefinitions.Received.CreateCounter(metrics);
        _messageDuration = WebSocketDefinitions.MessageDuration.CreateHistogram(metrics);
        _broadcastDuration = WebSocketDefinitions.BroadcastDuration.CreateHistogram(metrics);
    }

    /// <summary>Counts a connection that was opened.</summary>
    /// <param name="origin">Where the page comes from that opened it.</param>
    public void Connected(string origin)
    {
        _active.Add(1, ("origin", origin));
        _connections.Add(1L, ("origin", origin));
        _disconnections.Add(0L, ("origin", origin));
    }

    /// <summary>Counts a connection that was closed, by either side; call it once for each <see cref="Connected"/>.</summary>
    /// <param name="origin">The origin that it was opened with.</param>
    public void Disconnected(string origin)
    {
        _active.Add(-1, ("origin", origin));
        _disconnections.Add(1L, ("origin", origin));
    }

    /// <summary>Counts messages sent to clients.</summary>
    /// <param name="messageType">The kind of message.</param>
    /// <param name="messages">How many.</param>
    public void MessageSent(string messageType, long messages = 1) => _sent.Add(messages, ("message_type", messageType));

    /// <summary>Counts a message from a client and records how long its handling took.</summary>
    /// <param name="messageType">The kind of message.</param>
    /// <param name="duration">The time that its handling took.</param>
    public void MessageReceived(string messageType, TimeSpan duration)
    {
        _received.Add(1L, ("message_type", messageType));
        _messageDuration.Record(duration.TotalMilliseconds, ("message_type", messageType));
    }

    /// <summary>Counts one message sent to many clients and records how long that took.</summary>
    /// <param name="messageType">The kind of message.</param>
    /// <param name="receivers">The connections that it was sent to.</param>
    /// <param name="duration">The time until it was handed to all of them.</param>
    public void Broadcast(string messageType, long receivers, TimeSpan duration)
    {
        MessageSent(messageType, receivers);
        _broadcastDuration.Record(duration.TotalMilliseconds);
    }
}
