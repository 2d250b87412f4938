namespace Instrumentation.SystemMetrics;

// The space of one file system: in total, free at all, and free for ordinary users.
internal readonly record struct DiskSpace(long TotalBytes, long FreeBytes, long AvailableBytes)
{
    // As df has it: what is reserved for the administrator counts as neither used nor available.
    internal double? UsedPercent
    {
        get
        {
            long used = TotalBytes - FreeBytes;
            return used + AvailableBytes > 0 ? 100.0 * used / (used + AvailableBytes) : null;
        }
    }

    internal static DiskSpace? Of(string mount)
    {
        try
        {
            var drive = new DriveInfo(mount);
            return drive.IsReady ? new DiskSpace(drive.TotalSize, drive.TotalFreeSpace, drive.AvailableFreeSpace) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
