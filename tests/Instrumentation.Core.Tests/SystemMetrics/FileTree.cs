namespace Instrumentation.SystemMetrics;

// A folder that stands in for the root of a Linux system, with the files that a test gives it.
internal sealed class FileTree : IDisposable
{
    public FileTree(params (string Path, string Text)[] files)
    {
        foreach ((string path, string text) in files)
            Write(path, text);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("system-").FullName;

    public FileTree Write(string path, string text)
    {
        string full = Path.Join(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
