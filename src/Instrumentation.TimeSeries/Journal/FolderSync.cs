using System.Runtime.InteropServices;

namespace Instrumentation.Journal;

/// <summary>Makes the names in a folder outlive a crash, where the system has a way; .NET itself opens no folders.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;
    private const int CloseOnExecLinux = 0x80000;
    private const int CloseOnExecMacOS = 0x1000000;
    private const int Interrupted = 4;
    private const int Invalid = 22;

    internal static void Run(string path)
    {
        bool isLinux = OperatingSystem.IsLinux();
        if (!isLinux && !OperatingSystem.IsMacOS())
            return;
        int folder = Retried(() => Open(path, ReadOnly | (isLinux ? CloseOnExecLinux : CloseOnExecMacOS)));
        if (folder < 0)
            throw Failure(path);
        try
        {
            // A file system that cannot sync folders says that the call is invalid; that is no failure of the disk.
            if (Retried(() => Sync(folder)) < 0 && Marshal.GetLastPInvokeError() != Invalid)
                throw Failure(path);
        }
        finally
        {
            _ = Close(folder);
        }
    }

    private static int Retried(Func<int> call)
    {
        int result;
        do
            result = call();
        while (result < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        return result;
    }

    private static IOException Failure(string path)
    {
        int error = Marshal.GetLastPInvokeError();
        return new IOException($"{Marshal.GetPInvokeErrorMessage(error)}: '{path}'", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
