namespace Instrumentation;

/// <summary>How files of SLO definitions are read.</summary>
public sealed record SloFileReaderOptions
{
    /// <summary>The defaults.</summary>
    public static SloFileReaderOptions Default { get; } = new();

    /// <summary>The compliance period of formats that have none of their own, as Sloth's <c>--default-slo-period</c>; default 30 days.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Whether a file with a compliance period of its own is refused where that is another than <see cref="Period"/>, as Sloth does; default false.</summary>
    public bool RequiresPeriod { get; init; }

    /// <summary>
    /// Pairs of windows by compliance period, as Sloth's <c>--slo-period-windows-path</c>; a period that is not there has the workbook's where it is 28 or 30 days.
    /// </summary>
    public IReadOnlyDictionary<TimeSpan, IReadOnlyList<BurnRatePair>> Windows { get; init; } = new Dictionary<TimeSpan, IReadOnlyList<BurnRatePair>>();

    /// <summary>
    /// Whether what OpenSLO forbids but its own examples do is read with a warning rather than refused; default true.
    /// </summary>
    public bool IsLenient { get; init; } = true;

    /// <summary>How many characters a text may have; default 16 Mi.</summary>
    public int MaxLength { get; init; } = 16 << 20;
}
