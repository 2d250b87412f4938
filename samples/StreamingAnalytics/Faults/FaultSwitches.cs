namespace Samples.StreamingAnalytics.Faults;

/// <summary>Makes stages slow or failing, to see what the metrics, the retries and the dead letter queue do then.</summary>
internal sealed class FaultSwitches
{
    // Of three attempts all fail for about every fifth piece of work.
    private const double FailureRatio = 0.6;

    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(20);

    private readonly FaultMode[] _modes = new FaultMode[Enum.GetValues<Stage>().Length];

    public FaultSwitches(SampleOptions options)
    {
        foreach ((Stage stage, FaultMode mode) in options.Faults)
            Set(stage, mode);
    }

    public IEnumerable<(Stage Stage, FaultMode Mode)> All => Enum.GetValues<Stage>().Select(stage => (stage, _modes[(int)stage]));

    public void Set(Stage stage, FaultMode mode) => _modes[(int)stage] = mode;

    /// <summary>To be called where a stage begins its work.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="cancellationToken">Ends the waiting of a slow stage.</param>
    /// <exception cref="StageFailedException">The stage is switched to failing, and fails this time.</exception>
    public ValueTask EnterAsync(Stage stage, CancellationToken cancellationToken) => _modes[(int)stage] switch
    {
        FaultMode.Slow => new ValueTask(Task.Delay(Slowness, cancellationToken)),
        FaultMode.Fail when Random.Shared.NextDouble() < FailureRatio => throw new StageFailedException(stage),
        _ => ValueTask.CompletedTask,
    };
}
