using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Tally;
using Samples.StreamingAnalytics.Topics;

namespace Samples.StreamingAnalytics.Scoring;

/// <summary>Keeps the models of the topics used last. A topic that comes back after its model was dropped begins with a new one. For one thread.</summary>
internal sealed class ModelCache(InferenceMetrics metrics, PipelineTally tally)
{
    private const int Capacity = 100;

    private readonly Dictionary<Topic, LinkedListNode<(Topic Topic, TopicModel Model)>> _nodes = [];
    private readonly LinkedList<(Topic Topic, TopicModel Model)> _lastUsedFirst = new();

    public TopicModel Get(Topic topic)
    {
        if (_nodes.TryGetValue(topic, out LinkedListNode<(Topic Topic, TopicModel Model)>? node))
        {
            tally.ModelCacheHits.Add();
            metrics.ModelCacheHit();
            _lastUsedFirst.Remove(node);
            _lastUsedFirst.AddFirst(node);
            return node.Value.Model;
        }

        tally.ModelCacheMisses.Add();
        metrics.ModelCacheMiss();
        if (_nodes.Count == Capacity)
        {
            _nodes.Remove(_lastUsedFirst.Last!.Value.Topic);
            _lastUsedFirst.RemoveLast();
        }

        var model = new TopicModel();
        _nodes.Add(topic, _lastUsedFirst.AddFirst((topic, model)));
        metrics.ModelsLoaded(_nodes.Count);
        return model;
    }
}
