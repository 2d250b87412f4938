namespace Instrumentation.Dispatching;

/// <summary>One run of a group through the pipeline, until all of its receiver's integrations are done.</summary>
/// <param name="group">The group.</param>
/// <param name="resolved">The alerts that had ended by then.</param>
internal sealed class Flush(AlertGroup group, IReadOnlyList<Alert> resolved)
{
    public AlertGroup Group { get; } = group;

    public IReadOnlyList<Alert> Resolved { get; } = resolved;

    /// <summary>How many deliveries are not done.</summary>
    public int Open { get; set; }

    /// <summary>Whether a delivery failed, so that what has ended is to be told again.</summary>
    public bool HasFailed { get; set; }
}
