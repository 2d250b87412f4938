using System.Collections.Concurrent;

namespace Samples.StreamingAnalytics.Tally;

/// <summary>Plain numbers by key.</summary>
/// <typeparam name="TKey">What is counted.</typeparam>
internal sealed class Counts<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Count> _counts = new();

    public IEnumerable<(TKey Key, long Value)> All => _counts.Select(entry => (entry.Key, entry.Value.Value));

    public void Add(TKey key, long amount = 1) => _counts.GetOrAdd(key, static _ => new Count()).Add(amount);
}
