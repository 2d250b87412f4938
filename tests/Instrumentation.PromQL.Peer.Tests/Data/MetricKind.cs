namespace Instrumentation.PromqlPeer.Data;

/// <summary>How a metric's values behave.</summary>
internal enum MetricKind
{
    /// <summary>Grows by whole numbers and starts anew at times.</summary>
    Counter,

    /// <summary>Moves up and down.</summary>
    Gauge,

    /// <summary>Moves between -1 and 1.</summary>
    Ratio,

    /// <summary>Is 1.</summary>
    Information,

    /// <summary>A classic histogram's bucket.</summary>
    Bucket,

    /// <summary>Infinities, NaN, zeros of both signs, very large and very small numbers.</summary>
    Edge,

    /// <summary>A native histogram.</summary>
    Native,
}
