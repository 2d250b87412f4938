namespace Instrumentation;

/// <summary>What became of a sample.</summary>
public enum AppendResult
{
    /// <summary>It is stored.</summary>
    Appended,

    /// <summary>It was stored before, with the same time and value; nothing changed.</summary>
    Repeated,

    /// <summary>Refused: the series has another value at that time.</summary>
    Duplicate,

    /// <summary>Refused: the series has a later sample.</summary>
    OutOfOrder,

    /// <summary>Refused: it is older than the retention.</summary>
    TooOld,

    /// <summary>Refused: it is further ahead of the clock than <see cref="SeriesStoreOptions.MaxFuture"/>.</summary>
    TooNew,

    /// <summary>Refused: memory is used up, and nothing older can be dropped for it.</summary>
    OverCap,
}
