using Instrumentation.Labels;

namespace Instrumentation.Reading;

/// <summary>One series of a source.</summary>
public interface ISeries
{
    /// <summary>The labels that identify the series within its source.</summary>
    SeriesLabels Labels { get; }

    /// <summary>Appends the series' samples of a time range, ends included, to a buffer.</summary>
    /// <param name="fromUnixMs">The earliest time, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="toUnixMs">The latest time.</param>
    /// <param name="samples">What to append to: in order of time, no time twice, stale markers included.</param>
    void Read(long fromUnixMs, long toUnixMs, SampleBuffer samples);
}
