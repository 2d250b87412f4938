namespace Instrumentation.Journal;

/// <summary>Records that are written together.</summary>
internal sealed class JournalBatch(FrameBuffer frames) : JournalWork
{
    private volatile int _outcome;

    internal FrameBuffer Frames { get; } = frames;

    /// <summary>Whether somebody waits for it to be durable.</summary>
    internal bool IsAwaited { get; set; }

    internal bool IsSettled => _outcome != 0;

    internal bool IsDurable => _outcome > 0;

    internal void Settle(bool isDurable) => _outcome = isDurable ? 1 : -1;
}
