namespace Instrumentation.TestScripts.Scripts;

/// <summary>Times that a query runs at.</summary>
/// <param name="StartUnixMs">The first.</param>
/// <param name="EndUnixMs">None is later.</param>
/// <param name="StepMs">The distance; 0 for a single time.</param>
public sealed record TimeSteps(long StartUnixMs, long EndUnixMs, long StepMs)
{
    /// <summary>A single time.</summary>
    public static TimeSteps Once(long unixMs) => new(unixMs, unixMs, 0);
}
