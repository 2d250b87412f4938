namespace Instrumentation.Evaluation;

/// <summary>The times at which an expression is evaluated.</summary>
/// <param name="StartMs">The first.</param>
/// <param name="StepMs">Their distance, 1 or above.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct StepGrid(long StartMs, long StepMs, int Count)
{
    private readonly long? _endMs;

    /// <summary>Where the range of times ends: the last step, unless a query names a later end that no step falls on.</summary>
    public long EndMs
    {
        get => _endMs ?? StartMs + (StepMs * (Count - 1));
        init => _endMs = value;
    }

    public long this[int step] => StartMs + (StepMs * step);

    public static StepGrid At(long timeMs) => new(timeMs, 1, 1);
}
