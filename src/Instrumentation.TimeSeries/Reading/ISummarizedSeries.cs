namespace Instrumentation.Reading;

/// <summary>What a series also is that knows sums of parts of its samples, so that a long range need not be read whole.</summary>
internal interface ISummarizedSeries
{
    /// <summary>Sums up the numbers of a time range, ends included.</summary>
    /// <param name="fromUnixMs">The earliest time.</param>
    /// <param name="toUnixMs">The latest time.</param>
    /// <param name="scratch">A buffer to read into; its content is lost.</param>
    /// <param name="summary">The sums.</param>
    /// <returns>False where reading is as good: no known part lies inside the range, or there are histograms.</returns>
    bool TrySummarize(long fromUnixMs, long toUnixMs, SampleBuffer scratch, out WindowSummary summary);
}
