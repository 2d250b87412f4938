namespace Instrumentation.Receivers.Slack;

/// <summary>The first message of each group, for as long as the group goes on; the oldest are forgotten when there are too many.</summary>
/// <remarks>Safe from any thread.</remarks>
internal sealed class SlackThreads(int capacity = SlackConstants.MaxThreads)
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, SlackMessageId> _first = new(StringComparer.Ordinal);

    public SlackMessageId? Find(string groupKey)
    {
        lock (_lock)
            return _first.GetValueOrDefault(groupKey);
    }

    /// <summary>Remembers a group's first message; a later one does not take its place.</summary>
    public void Add(string groupKey, SlackMessageId message)
    {
        lock (_lock)
        {
            if (!_first.TryAdd(groupKey, message))
                return;
            if (_first.Count > capacity)
                _first.RemoveAt(0);
        }
    }

    public void Remove(string groupKey)
    {
        lock (_lock)
            _first.Remove(groupKey);
    }
}
