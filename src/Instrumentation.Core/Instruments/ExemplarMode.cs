namespace Instrumentation;

/// <summary>Which measurements may leave an exemplar, a link from a bucket or counter to a trace.</summary>
public enum ExemplarMode
{
    /// <summary>None. Costs nothing.</summary>
    Off,

    /// <summary>Those made inside a recorded <see cref="System.Diagnostics.Activity"/>, sampled in time.</summary>
    TraceBased,

    /// <summary>All of them, sampled in time, with the trace where there is one.</summary>
    Always,
}
