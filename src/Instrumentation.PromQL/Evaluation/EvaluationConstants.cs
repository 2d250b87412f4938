namespace Instrumentation.Evaluation;

/// <summary>Defaults and limits of <see cref="PromqlEngineOptions"/>.</summary>
internal static class EvaluationConstants
{
    public const long DefaultMaxSamples = 50_000_000;
    public const long MostSamples = 10_000_000_000;
    public const int DefaultMaxSteps = 11_000;
    public const int MostSteps = 10_000_000;
    public const int DefaultMaxConcurrency = 4;
    public const int MostConcurrency = 1_000;

    public static readonly TimeSpan DefaultLookback = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan DefaultSubqueryStep = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan MaxLookback = TimeSpan.FromDays(1);
    public static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(1);
}
