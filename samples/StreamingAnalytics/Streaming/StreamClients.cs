using System.Collections.Concurrent;

namespace Samples.StreamingAnalytics.Streaming;

/// <summary>The connections that are open; a bounded number.</summary>
internal sealed class StreamClients
{
    private const int MaxClients = 1000;

    private readonly ConcurrentDictionary<StreamClient, byte> _clients = new();

    public int Count => _clients.Count;

    public IEnumerable<StreamClient> All => _clients.Keys;

    public bool IsFull => _clients.Count >= MaxClients;

    public void Add(StreamClient client) => _clients.TryAdd(client, 0);

    public void Remove(StreamClient client) => _clients.TryRemove(client, out _);
}
