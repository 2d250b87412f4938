using Microsoft.Win32.SafeHandles;

namespace Instrumentation.SystemMetrics;

// Reads the small text files in which Linux tells its state, below a root that tests replace. One buffer serves all reads: what Read
// returns is gone with the next one.
internal sealed class KernelFiles(string root)
{
    private const int MaxLength = 1 << 20;
    private byte[] _buffer = new byte[8192];

    internal string PathOf(string path) => root == "/" ? path : Path.Join(root, path);

    internal bool HasFolder(string path) => Directory.Exists(PathOf(path));

    internal bool HasFile(string path) => File.Exists(PathOf(path));

    // Empty when the file is missing or may not be read.
    internal ReadOnlySpan<byte> Read(string path)
    {
        string full = PathOf(path);
        if (!File.Exists(full))
            return [];
        try
        {
            using SafeFileHandle handle = File.OpenHandle(full);
            int length = 0;
            while (true)
            {
                if (length == _buffer.Length && length < MaxLength)
                    Array.Resize(ref _buffer, length * 2);
                int read = RandomAccess.Read(handle, _buffer.AsSpan(length), length);
                if (read == 0)
                    return _buffer.AsSpan(0, length);
                length += read;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return [];
        }
    }
}
