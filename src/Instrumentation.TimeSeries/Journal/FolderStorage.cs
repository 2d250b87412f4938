namespace Instrumentation.Journal;

/// <summary>A folder of the file system.</summary>
internal sealed class FolderStorage(string path) : IJournalStorage
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path = Path.GetFullPath(path);

    public void CreateFolder()
    {
        var parents = new Stack<string>();
        for (string? folder = _path; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetDirectoryName(folder) is { } parent)
                parents.Push(parent);
        }

        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_path);
        else
            Directory.CreateDirectory(_path, FolderMode);
        foreach (string parent in parents)
            FolderSync.Run(parent);
    }

    public IDisposable? TryLock(string name)
    {
        try
        {
            return Open(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsInUse(exception.HResult))
        {
            return null;
        }
    }

    public IReadOnlyList<StoredFile> List() => [.. new DirectoryInfo(_path).EnumerateFiles().Select(file => new StoredFile(file.Name, file.Length))];

    public IStoredReader OpenRead(string name) =>
        new FileReader(Open(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

    public IStoredWriter Create(string name) =>
        new FileWriter(Open(name, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete));

    // Overwriting is allowed because only then is it one rename; no name is used twice.
    public void Rename(string from, string to) => File.Move(Path.Combine(_path, from), Path.Combine(_path, to), overwrite: true);

    public void Delete(string name) => File.Delete(Path.Combine(_path, name));

    public void SyncFolder() => FolderSync.Run(_path);

    private FileStream Open(string name, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
            options.UnixCreateMode = OwnerMode;
        return new FileStream(Path.Combine(_path, name), options);
    }

    // A sharing violation, or what a lock that another holds gives on Linux and on macOS.
    private static bool IsInUse(int result) => result == (OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsLinux() ? 11 : 35);

    private sealed class FileReader(FileStream stream) : IStoredReader
    {
        public long Length => stream.Length;

        public int Read(long offset, Span<byte> buffer) => RandomAccess.Read(stream.SafeFileHandle, buffer, offset);

        public void Dispose() => stream.Dispose();
    }

    private sealed class FileWriter(FileStream stream) : IStoredWriter
    {
        public void Append(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

        public void Sync() => stream.Flush(flushToDisk: true);

        public void Dispose() => stream.Dispose();
    }
}
