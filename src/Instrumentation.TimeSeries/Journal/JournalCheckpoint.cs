namespace Instrumentation.Journal;

/// <summary>A place among the records where the state is captured.</summary>
/// <param name="followsGap">Whether records before it were dropped, so that no record after it may follow them in the same segment.</param>
internal sealed class JournalCheckpoint(bool followsGap) : JournalWork
{
    private readonly TaskCompletionSource<Action<JournalCheckpointWriter>> _captured = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal bool FollowsGap { get; } = followsGap;

    /// <summary>Writes the captured state; fails with what capturing threw.</summary>
    internal Task<Action<JournalCheckpointWriter>> Captured => _captured.Task;

    internal void Capture(IJournaledState state)
    {
        try
        {
            _captured.SetResult(state.Capture() ?? throw new InvalidOperationException("The captured state is null."));
        }
        catch (Exception exception)
        {
            _captured.SetException(exception);
        }
    }
}
