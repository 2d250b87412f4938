namespace Samples.StreamingAnalytics.Faults;

/// <summary>Makes stages slow or failing, or holds them, to see what the metrics, the retries and the dead letter queue do then.</summary>
internal sealed class FaultSwitches
{
    // Of three attempts all fail for about every fifth piece of work.
    private const double FailureRatio = 0.6;

    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(20);

    private readonly FaultMode[] _modes = new FaultMode[Enum.GetValues<Stage>().Length];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FaultSwitches(SampleOptions options)
    {
        foreach ((Stage stage, FaultMode mode) in options.Faults)
            Set(stage, mode);
    }

    public IEnumerable<(Stage Stage, FaultMode Mode)> All => Enum.GetValues<Stage>().Select(stage => (stage, _modes[(int)stage]));

    public void Set(Stage stage, FaultMode mode)
    {
        _modes[(int)stage] = mode;
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    /// <summary>To be called where a stage begins its work.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="cancellationToken">Ends the waiting of a slow or held stage.</param>
    /// <exception cref="StageFailedException">The stage is switched to failing, and fails this time.</exception>
    public ValueTask EnterAsync(Stage stage, CancellationToken cancellationToken) => _modes[(int)stage] switch
    {
        FaultMode.Slow => new ValueTask(Task.Delay(Slowness, cancellationToken)),
        FaultMode.Fail when Random.Shared.NextDouble() < FailureRatio => throw new StageFailedException(stage),
        FaultMode.Hold => new ValueTask(WaitWhileHeldAsync(stage, cancellationToken)),
        _ => ValueTask.CompletedTask,
    };

    // Pairs with the exchange in Set: the change to wait for is read before the mode, so a switch in between completes it.
    private async Task WaitWhileHeldAsync(Stage stage, CancellationToken cancellationToken)
    {
        Task changed = Volatile.Read(ref _changed).Task;
        while (_modes[(int)stage] == FaultMode.Hold)
        {
            await changed.WaitAsync(cancellationToken);
            changed = Volatile.Read(ref _changed).Task;
        }
    }
}
