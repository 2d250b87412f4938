using System.Collections.Concurrent;
using System.Text;

namespace Samples.StreamingAnalytics.Topics;

/// <summary>The topics that were seen so far; a bounded number, because each has windows, a model and series of its own.</summary>
internal sealed class TopicRegistry
{
    public const int MaxTopics = 500;

    public const int MaxNameLength = 100;

    public const int Partitions = 4;

    private readonly ConcurrentDictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    public IEnumerable<Topic> All => _topics.Values;

    /// <summary>Finds or creates a topic.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The topic, or null where the name is not a good one or there are too many.</returns>
    public Topic? Find(string name)
    {
        if (_topics.TryGetValue(name, out Topic? topic))
            return topic;
        if (name.Length is 0 or > MaxNameLength || name.Any(char.IsControl) || _topics.Count >= MaxTopics)
            return null;
        return _topics.GetOrAdd(name, static name => new Topic(name, PartitionOf(name)));
    }

    // FNV-1a: the same partition in every run, unlike string.GetHashCode.
    private static int PartitionOf(string name)
    {
        uint hash = 2166136261;
        foreach (byte part in Encoding.UTF8.GetBytes(name))
            hash = (hash ^ part) * 16777619;
        return (int)(hash % Partitions);
    }
}
