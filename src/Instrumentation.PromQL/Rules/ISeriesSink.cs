using Instrumentation.Histograms;
using Instrumentation.Labels;

namespace Instrumentation.Rules;

/// <summary>Where rules write their series.</summary>
public interface ISeriesSink
{
    /// <summary>Writes a number.</summary>
    /// <param name="labels">The series.</param>
    /// <param name="timeUnixMs">The time, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="value">The value; the stale marker ends the series.</param>
    void Append(SeriesLabels labels, long timeUnixMs, double value);

    /// <summary>Writes a histogram.</summary>
    /// <param name="labels">The series.</param>
    /// <param name="timeUnixMs">The time, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="histogram">The value.</param>
    void Append(SeriesLabels labels, long timeUnixMs, NativeHistogram histogram);
}
