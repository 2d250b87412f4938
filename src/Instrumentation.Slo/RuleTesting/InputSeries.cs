using Instrumentation.Labels;

namespace Instrumentation.RuleTesting;

/// <summary>A series that tests give: its level while all is well, and while all fails.</summary>
/// <param name="Labels">The series.</param>
/// <param name="IsCounter">Whether levels are what it grows by in a second; otherwise they are its values.</param>
/// <param name="Good">The level while all is well.</param>
/// <param name="Bad">The level while all fails.</param>
internal sealed record InputSeries(SeriesLabels Labels, bool IsCounter, double Good, double Bad)
{
    /// <summary>The level while a part of the events fails.</summary>
    public double At(decimal errorRatio) => errorRatio switch
    {
        0 => Good,
        1 => Bad,
        _ => (double)(((decimal)Good * (1 - errorRatio)) + ((decimal)Bad * errorRatio)),
    };
}
