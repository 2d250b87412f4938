using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Tally;

namespace Samples.StreamingAnalytics.Explanations.Embeddings;

/// <summary>Keeps the embeddings of the queries used last.</summary>
internal sealed class EmbeddingCache(Embedder embedder, CacheMetrics metrics, ExplanationTally tally)
{
    public const string Name = "embedding";
    public const string Operation = "get";
    public const int Capacity = 200;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Text, float[] Vector)>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, float[] Vector)> _lastUsedFirst = new();

    public float[] Get(string text)
    {
        if (Find(text) is { } found)
        {
            tally.CacheHits.Add();
            metrics.Hit(Name, Operation);
            return found;
        }

        tally.CacheMisses.Add();
        metrics.Miss(Name, Operation);
        float[] vector = embedder.Embed(text);
        Keep(text, vector);
        return vector;
    }

    private float[]? Find(string text)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(text, out LinkedListNode<(string Text, float[] Vector)>? node))
                return null;
            _lastUsedFirst.Remove(node);
            _lastUsedFirst.AddFirst(node);
            return node.Value.Vector;
        }
    }

    private void Keep(string text, float[] vector)
    {
        lock (_lock)
        {
            // Another thread may have missed the same text.
            if (_nodes.ContainsKey(text))
                return;
            if (_nodes.Count == Capacity)
            {
                _nodes.Remove(_lastUsedFirst.Last!.Value.Text);
                _lastUsedFirst.RemoveLast();
            }

            _nodes.Add(text, _lastUsedFirst.AddFirst((text, vector)));
        }
    }
}
