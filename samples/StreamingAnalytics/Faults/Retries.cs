namespace Samples.StreamingAnalytics.Faults;

/// <summary>How often a failed piece of work is tried again, and when.</summary>
internal static class Retries
{
    public const int MaxAttempts = 3;

    public static TimeSpan DelayAfter(int attempt) => TimeSpan.FromMilliseconds(5 << attempt);
}
