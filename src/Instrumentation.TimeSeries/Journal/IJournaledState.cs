namespace Instrumentation.Journal;

/// <summary>What a <see cref="StateJournal"/> keeps: a state that can be written whole, and changes by records.</summary>
public interface IJournaledState
{
    /// <summary>Forgets everything, to be restored from another segment.</summary>
    /// <remarks>Called only while the journal is being opened, and only after <see cref="Restore"/>.</remarks>
    void Clear();

    /// <summary>
    /// Takes an entry of a checkpoint, or applies a record. Entries come first and in the order of their writing, records follow in the order of their appending.
    /// </summary>
    /// <param name="entry">The entry or record. Unknown types are best ignored: a later version may have written them.</param>
    /// <remarks>Called only while the journal is being opened, on one thread. What it throws is counted as damage of the file at this place.</remarks>
    void Restore(JournalEntry entry);

    /// <summary>Captures the whole state as it is now.</summary>
    /// <returns>
    /// Writes the captured state; called at most once, on another thread, before the commit completes. It may read the state itself where that does not change
    /// until then; where other threads append and change it, <see cref="Capture"/> takes a copy first.
    /// </returns>
    /// <remarks>
    /// Called by <see cref="StateJournal.CommitAsync"/> before that returns, on its thread, and while the journal is opened or disposed. What either throws is
    /// counted, and the journal goes on with the segment that it has.
    /// </remarks>
    Action<JournalCheckpointWriter> Capture();
}
