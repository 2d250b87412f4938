namespace Instrumentation;

/// <summary>What a service level indicator speaks of.</summary>
public enum SliType
{
    /// <summary>Requests that were answered; a ratio of events, the higher the better.</summary>
    Availability,

    /// <summary>Requests that were answered soon enough; seconds, the lower the better.</summary>
    Latency,

    /// <summary>Requests that failed; a ratio of events, the lower the better.</summary>
    ErrorRate,

    /// <summary>How much is got through; events per second, the higher the better.</summary>
    Throughput,

    /// <summary>How good answers are; a score, the higher the better.</summary>
    Quality,

    /// <summary>How old data are; seconds, the lower the better.</summary>
    Freshness,

    /// <summary>Answers that are right; a ratio of events, the higher the better.</summary>
    Correctness,

    /// <summary>Data that were processed; a ratio of records, the higher the better.</summary>
    Coverage,

    /// <summary>Data that are still there; a ratio of objects, the higher the better.</summary>
    Durability,
}
