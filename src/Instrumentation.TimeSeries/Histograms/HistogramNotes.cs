namespace Instrumentation.Histograms;

/// <summary>What a reader of combined histograms should be told.</summary>
[Flags]
public enum HistogramNotes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Custom buckets had different bounds; the result keeps those that all histograms share.</summary>
    BoundsReconciled = 1,

    /// <summary>One histogram says that its counters started anew, another that they went on.</summary>
    ResetHintsCollided = 2,
}
