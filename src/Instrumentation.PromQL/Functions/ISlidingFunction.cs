namespace Instrumentation.Functions;

/// <summary>A range function over numbers that prepares the samples of all steps once, so that overlapping windows share work.</summary>
internal interface ISlidingFunction
{
    /// <summary>Takes the samples of all windows of one series, numbers without start times.</summary>
    /// <param name="timestamps">Their times.</param>
    /// <param name="values">Their values.</param>
    void Begin(ReadOnlySpan<long> timestamps, ReadOnlySpan<double> values);

    /// <summary>Computes one window.</summary>
    /// <param name="timestamps">The times that were given to <see cref="Begin"/>.</param>
    /// <param name="values">The values that were given to <see cref="Begin"/>.</param>
    /// <param name="from">The window's first sample.</param>
    /// <param name="to">The place behind its last one, above <paramref name="from"/>.</param>
    /// <param name="startMs">The nominal beginning of the range.</param>
    /// <param name="endMs">The end of the range.</param>
    /// <returns>The value; the stale marker for none.</returns>
    double Next(ReadOnlySpan<long> timestamps, ReadOnlySpan<double> values, int from, int to, long startMs, long endMs);
}
