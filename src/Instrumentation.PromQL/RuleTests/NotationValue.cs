using System.Runtime.InteropServices;
using Instrumentation.Histograms;

namespace Instrumentation.RuleTests;

/// <summary>One sample of a series in the notation of rule unit tests.</summary>
/// <param name="Number">The number, or the stale marker; 0 where the sample is a histogram or left out.</param>
/// <param name="Histogram">The histogram; null where the sample is a number or left out.</param>
/// <param name="IsOmitted">Whether there is no sample, written <c>_</c>.</param>
/// <param name="HasResetHint">Whether the histogram's reset hint was written.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NotationValue(double Number, NativeHistogram? Histogram = null, bool IsOmitted = false, bool HasResetHint = false)
{
    /// <summary>No sample.</summary>
    public static NotationValue Omitted { get; } = new(0, IsOmitted: true);
}
