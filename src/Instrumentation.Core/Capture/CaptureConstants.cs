namespace Instrumentation;

/// <summary>Defaults and limits of capture.</summary>
public static class CaptureConstants
{
    /// <summary>How many callbacks that do not return are put up with; while there are so many, no further observable instrument is polled.</summary>
    public const int MaxHangingCallbacks = 8;

    /// <summary>How long a snapshot waits for observable instruments where nothing else is set.</summary>
    public static readonly TimeSpan PollTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The shortest time that can be set.</summary>
    public static readonly TimeSpan MinPollTimeout = TimeSpan.FromMilliseconds(10);

    /// <summary>The longest time that can be set.</summary>
    public static readonly TimeSpan MaxPollTimeout = TimeSpan.FromMinutes(1);
}
