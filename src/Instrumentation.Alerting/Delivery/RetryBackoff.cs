namespace Instrumentation.Delivery;

/// <summary>How long to wait from the start of an attempt that failed to the next one: Alertmanager's times.</summary>
internal static class RetryBackoff
{
    private const double Jitter = 0.5;
    private const double Growth = 1.5;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Draws a wait.</summary>
    /// <param name="attempts">How many attempts there were, 1 or more.</param>
    /// <param name="random">Spreads the attempts of several instances.</param>
    /// <returns>The wait, between half of and one and a half times 500 ms, growing by half with each attempt to 60 s.</returns>
    public static TimeSpan After(int attempts, Random random)
    {
        double seconds = Math.Min(First.TotalSeconds * Math.Pow(Growth, Math.Min(attempts - 1, 64)), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 - Jitter + (2 * Jitter * random.NextDouble())));
    }
}
