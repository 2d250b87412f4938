namespace Instrumentation.Journal;

/// <summary>Whether a journal keeps what is appended.</summary>
public enum JournalMode
{
    /// <summary>What is committed is on disk.</summary>
    Persistent,

    /// <summary>Nothing is kept, for the life of this journal: no path is set, another journal has the folder, or it was disposed.</summary>
    InMemory,

    /// <summary>Nothing is kept for now, because the disk refuses; the next commit that is due tries again with the whole state.</summary>
    Degraded,
}
