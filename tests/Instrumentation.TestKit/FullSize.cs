namespace Instrumentation.TestKit;

/// <summary>How much of a long test to run: a slice by default, everything where INSTRUMENTATION_FULL=1.</summary>
public static class FullSize
{
    /// <summary>Whether long tests run at their full size.</summary>
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("INSTRUMENTATION_FULL") == "1";

    /// <summary>Chooses a size.</summary>
    /// <param name="full">The full size.</param>
    /// <param name="slice">The size by default.</param>
    /// <returns>One of them.</returns>
    public static int Or(int full, int slice) => IsOn ? full : slice;
}
