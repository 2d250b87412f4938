namespace Samples.StreamingAnalytics.Explanations.Archive;

/// <summary>The last explanations, each as JSON, in memory; where others would have a table of a database.</summary>
internal sealed class ExplanationTable
{
    public const int Capacity = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<byte[]> _rows = new();

    public void Append(byte[] row)
    {
        lock (_lock)
        {
            if (_rows.Count == Capacity)
                _rows.Dequeue();
            _rows.Enqueue(row);
        }
    }

    /// <summary>Reads the last rows.</summary>
    /// <param name="count">How many at most.</param>
    /// <returns>The rows, newest first.</returns>
    public IReadOnlyList<byte[]> Latest(int count)
    {
        lock (_lock)
            return [.. _rows.TakeLast(count).Reverse()];
    }
}
