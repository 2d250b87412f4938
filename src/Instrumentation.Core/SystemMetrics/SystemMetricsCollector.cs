using Instrumentation.Catalogue;

namespace Instrumentation.SystemMetrics;

/// <summary>Sets the metrics of process, host and container, each time that it is told to.</summary>
/// <remarks>
/// On Linux it reads <c>/proc</c> and <c>/sys/fs/cgroup</c>, in either version of control groups. Elsewhere it sets what .NET itself tells:
/// the process, disks, and memory in use as of the last garbage collection; what is not known is absent. Counters hold what the system
/// counted before the first update too, so make one collector per metrics API. Never throws; safe from any thread.
/// </remarks>
public sealed class SystemMetricsCollector : IDisposable
{
    private readonly Lock _updating = new();
    private readonly IReadOnlyList<Action> _parts;
    private bool _disposed;

    /// <summary>Declares the metrics. Nothing is read yet.</summary>
    /// <param name="metrics">Where to record.</param>
    /// <param name="options">What to collect; null for everything.</param>
    /// <exception cref="InvalidOperationException">One of the names belongs to an instrument of another kind.</exception>
    public SystemMetricsCollector(IStreamingMetrics metrics, SystemMetricsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        options ??= new SystemMetricsOptions();
        var files = new KernelFiles(options.Root);
        var parts = new List<Action>();
        var container = new ContainerGauges(metrics, files, options);
        if (options.Process)
            parts.Add(new ProcessGauges(metrics, files, options).Update);
        if (options.Host || options.Container)
            parts.Add(container.Update);
        if (options.Host)
        {
            parts.Add(new UsageGauges(metrics, files, options, container).Update);
            parts.Add(new DiskGauges(metrics, files, options).Update);
        }

        _parts = parts;
    }

    /// <summary>Reads the system and sets the metrics; <c>cpu_usage</c> from the second time on, for the time in between.</summary>
    /// <remarks>Takes less than a millisecond, unless a disk keeps it waiting. Returns at once when another thread is in it, or after disposal.</remarks>
    public void Update()
    {
        if (!_updating.TryEnter())
            return;
        try
        {
            if (_disposed)
                return;
            foreach (Action part in _parts)
                UpdateSafely(part);
        }
        finally
        {
            _updating.Exit();
        }
    }

    /// <summary>Makes further updates do nothing.</summary>
    public void Dispose()
    {
        lock (_updating)
            _disposed = true;
    }

    // What the system refuses to tell is absent; it must neither reach the application nor keep the other parts from being read.
    private static void UpdateSafely(Action part)
    {
        try
        {
            part();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return;
        }
    }
}
