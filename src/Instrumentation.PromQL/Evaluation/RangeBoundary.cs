namespace Instrumentation.Evaluation;

/// <summary>Whether a range holds a sample at its very beginning.</summary>
public enum RangeBoundary
{
    /// <summary>It does not, as in Prometheus 3.</summary>
    LeftOpen,

    /// <summary>It does, as in Prometheus 2.</summary>
    Closed,
}
