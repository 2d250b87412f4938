namespace Instrumentation;

/// <summary>What a monitor watches, and how.</summary>
public sealed record SloMonitorOptions
{
    /// <summary>The SLOs; their names are unique, whatever their services.</summary>
    public IReadOnlyList<SloDefinition> Definitions { get; init; } = [];

    /// <summary>The budget policies that the SLOs name; the workbook's is always there.</summary>
    public IReadOnlyList<BudgetPolicy> Policies { get; init; } = [];

    /// <summary>The service of SLOs that name none; default empty.</summary>
    public string Service { get; init; } = "";

    /// <summary>The time between two runs; default 10 seconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The bytes that the counts of all SLOs and groups may take; further groups share their SLO's overflow group. Default 64 MiB.</summary>
    public long MaxBytes { get; init; } = 64 << 20;
}
