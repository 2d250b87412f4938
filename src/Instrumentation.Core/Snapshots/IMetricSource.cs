namespace Instrumentation;

/// <summary>Something that exporters can read: the recorder, or a test's stand-in.</summary>
public interface IMetricSource
{
    /// <summary>Fills a snapshot with the current state of every series, reusing its buffers.</summary>
    /// <param name="snapshot">The snapshot to fill; what it held before is gone.</param>
    /// <remarks>Never throws for a callback's fault and never makes a recording thread wait. Safe from any thread with a snapshot of its own.</remarks>
    void Collect(MetricSnapshot snapshot);
}
