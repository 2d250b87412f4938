namespace Instrumentation.SystemMetrics;

// Which file systems are worth a gauge: the root and local disks. A network file system is left out unless it is asked for, as looking at
// one whose server is gone blocks.
internal static class DiskMounts
{
    private const int Max = 32;

    // File systems on a device that are always full by design.
    private static readonly HashSet<string> ReadOnlyImages = new(StringComparer.Ordinal) { "squashfs", "iso9660", "udf", "erofs", "cramfs" };

    internal static string[] Of(KernelFiles files, IReadOnlyList<MountPoint> mounts)
        =>
        [
            .. mounts
                .Where(mount => mount.Path == "/" || IsLocalDisk(mount))
                .Where(mount => files.HasFolder(mount.Path))
                .GroupBy(mount => mount.Device, StringComparer.Ordinal)
                .Select(same => same.MinBy(mount => mount.Path.Length)!.Path)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Take(Max),
        ];

    internal static string[] OfThisSystem()
    {
        try
        {
            return [.. DriveInfo.GetDrives().Where(drive => drive is { DriveType: DriveType.Fixed, IsReady: true }).Select(drive => drive.Name).Take(Max)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsLocalDisk(MountPoint mount)
        => (mount.Source.StartsWith("/dev/", StringComparison.Ordinal) && !ReadOnlyImages.Contains(mount.FileSystem)) || mount.FileSystem == "zfs";
}
