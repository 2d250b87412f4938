namespace Instrumentation;

/// <summary>A folder for one test, which takes it away again.</summary>
internal sealed class ToolFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("cli-").FullName;

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        string path = Path.Combine(_path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string PathTo(string name) => Path.Combine(_path, name);

    /// <summary>A text without the folder's path.</summary>
    public string Strip(string text) => text.Replace(_path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
