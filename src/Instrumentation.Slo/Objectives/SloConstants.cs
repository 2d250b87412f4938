namespace Instrumentation.Objectives;

/// <summary>Limits and defaults of SLOs.</summary>
internal static class SloConstants
{
    public static readonly TimeSpan MinWindow = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan MaxWindow = TimeSpan.FromDays(400);

    public static readonly TimeSpan DefaultSlice = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan MaxSlice = TimeSpan.FromDays(1);

    public const int DefaultMaxGroups = 100;

    public const int MaxNameLength = 200;

    // The shares of the budget from which on it counts as strained (requirement S3).
    public const decimal WarningConsumption = 0.6m;

    public const decimal CriticalConsumption = 0.8m;

    public const decimal ExhaustedConsumption = 1m;
}
