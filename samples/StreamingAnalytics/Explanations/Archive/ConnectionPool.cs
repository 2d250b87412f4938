using Instrumentation.Catalogue;

namespace Samples.StreamingAnalytics.Explanations.Archive;

/// <summary>Lends the archive's connections; who comes when all are taken waits.</summary>
internal sealed class ConnectionPool : IDisposable
{
    public const string Name = "archive";

    private const int Max = 2;

    private readonly PoolMetrics _metrics;
    private readonly SemaphoreSlim _free = new(Max);
    private readonly Stack<ArchiveConnection> _idle;
    private readonly Lock _lock = new();

    public ConnectionPool(ExplanationTable table, PoolMetrics metrics)
    {
        _metrics = metrics;
        _idle = new Stack<ArchiveConnection>(Enumerable.Range(0, Max).Select(_ => new ArchiveConnection(table)));
        Publish();
    }

    public async ValueTask<T> UseAsync<T>(Func<ArchiveConnection, T> use, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        ArchiveConnection connection = Take();
        try
        {
            return use(connection);
        }
        finally
        {
            Return(connection);
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();

    private ArchiveConnection Take()
    {
        lock (_lock)
        {
            ArchiveConnection connection = _idle.Pop();
            Publish();
            return connection;
        }
    }

    private void Return(ArchiveConnection connection)
    {
        lock (_lock)
        {
            _idle.Push(connection);
            Publish();
        }
    }

    private void Publish() => _metrics.ConnectionPool(Name, Max - _idle.Count, Max);
}
