namespace Instrumentation.Journal;

/// <summary>All input and output of a journal: one folder with files. Every method may throw; callers survive it.</summary>
internal interface IJournalStorage
{
    /// <summary>Makes the folder where it is missing, for this user alone and so that it outlives a crash.</summary>
    void CreateFolder();

    /// <summary>Claims the folder.</summary>
    /// <returns>Ends the claim; null where somebody else has it.</returns>
    IDisposable? TryLock(string name);

    IReadOnlyList<StoredFile> List();

    IStoredReader OpenRead(string name);

    /// <summary>Makes a new file for this user alone.</summary>
    IStoredWriter Create(string name);

    /// <summary>Gives a file another name, which no other file has.</summary>
    void Rename(string from, string to);

    void Delete(string name);

    /// <summary>Makes created and renamed names outlive a crash.</summary>
    void SyncFolder();
}
