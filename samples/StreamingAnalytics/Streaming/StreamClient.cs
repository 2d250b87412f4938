using System.Collections.Frozen;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace Samples.StreamingAnalytics.Streaming;

/// <summary>One WebSocket connection with its bounded queue, so that a slow client never holds up the others.</summary>
internal sealed class StreamClient(WebSocket socket, string origin)
{
    private const int QueueCapacity = 256;

    private readonly Channel<ReadOnlyMemory<byte>> _queue = Channel.CreateBounded<ReadOnlyMemory<byte>>(QueueCapacity);
    private FrozenSet<string>? _topics;

    public WebSocket Socket { get; } = socket;

    public string Origin { get; } = origin;

    public bool Wants(string topic) => Volatile.Read(ref _topics) is not { } topics || topics.Contains(topic);

    /// <summary>Chooses the topics that are sent.</summary>
    /// <param name="topics">Their names; none for all.</param>
    public void Subscribe(IReadOnlyCollection<string> topics) => Volatile.Write(ref _topics, topics.Count == 0 ? null : topics.ToFrozenSet(StringComparer.Ordinal));

    public bool TrySend(ReadOnlyMemory<byte> message) => _queue.Writer.TryWrite(message);

    public void Complete() => _queue.Writer.TryComplete();

    public async Task SendAllAsync(CancellationToken cancellationToken)
    {
        await foreach (ReadOnlyMemory<byte> message in _queue.Reader.ReadAllAsync(cancellationToken))
            await Socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
    }
}
