namespace Instrumentation;

/// <summary>What a store holds, what it takes on the heap, and what it did since it was made.</summary>
public sealed record SeriesStoreStatistics
{
    /// <summary>Series with samples.</summary>
    public int Series { get; init; }

    /// <summary>Samples held.</summary>
    public long Samples { get; init; }

    /// <summary>The time of the newest sample, in milliseconds since 1970-01-01 UTC; null before the first.</summary>
    public long? NewestUnixMs { get; init; }

    /// <summary>Bytes of labels and of the metadata of metric families.</summary>
    public long LabelBytes { get; init; }

    /// <summary>Bytes of what finds series by their labels.</summary>
    public long IndexBytes { get; init; }

    /// <summary>Bytes of what each series needs to be written to, the newest samples included.</summary>
    public long HeadBytes { get; init; }

    /// <summary>Bytes of compressed samples.</summary>
    public long ChunkBytes { get; init; }

    /// <summary>All bytes, never above <see cref="SeriesStoreOptions.MaxBytes"/>.</summary>
    public long TotalBytes => LabelBytes + IndexBytes + HeadBytes + ChunkBytes;

    /// <summary>Samples that were appended.</summary>
    public long AppendedTotal { get; init; }

    /// <summary>Samples refused as <see cref="AppendResult.Duplicate"/>.</summary>
    public long DuplicateTotal { get; init; }

    /// <summary>Samples refused as <see cref="AppendResult.OutOfOrder"/>.</summary>
    public long OutOfOrderTotal { get; init; }

    /// <summary>Samples refused as <see cref="AppendResult.TooOld"/>.</summary>
    public long TooOldTotal { get; init; }

    /// <summary>Samples refused as <see cref="AppendResult.TooNew"/>.</summary>
    public long TooNewTotal { get; init; }

    /// <summary>Samples refused as <see cref="AppendResult.OverCap"/>, those of refused series included.</summary>
    public long OverCapTotal { get; init; }

    /// <summary>How often a new series was refused because memory is used up.</summary>
    public long RefusedSeriesTotal { get; init; }

    /// <summary>Samples that were dropped because the retention was over.</summary>
    public long ExpiredTotal { get; init; }

    /// <summary>Samples that were dropped early because memory was used up.</summary>
    public long EvictedTotal { get; init; }
}
