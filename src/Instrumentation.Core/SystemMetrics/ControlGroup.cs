using System.Text;

namespace Instrumentation.SystemMetrics;

// The control group that a process is in, for one controller: its folder and those of its ancestors, as far as they can be seen.
internal sealed record ControlGroup(int Version, IReadOnlyList<string> Folders)
{
    internal static ControlGroup? Find(KernelFiles files, IReadOnlyList<MountPoint> mounts, string controller)
    {
        string[] lines = Encoding.UTF8.GetString(files.Read("/proc/self/cgroup")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return FindVersion1(files, mounts, lines, controller) ?? FindVersion2(files, mounts, lines);
    }

    private static ControlGroup? FindVersion1(KernelFiles files, IReadOnlyList<MountPoint> mounts, string[] lines, string controller)
    {
        foreach (string line in lines)
        {
            string[] parts = line.Split(':', 3);
            if (parts.Length < 3 || !parts[1].Split(',').Contains(controller))
                continue;
            MountPoint? mount = mounts.FirstOrDefault(mount => mount.FileSystem == "cgroup" && mount.Options.Split(',').Contains(controller));
            return mount is null ? null : new ControlGroup(1, FoldersOf(files, mount, parts[2]));
        }

        return null;
    }

    private static ControlGroup? FindVersion2(KernelFiles files, IReadOnlyList<MountPoint> mounts, string[] lines)
    {
        string? path = lines.FirstOrDefault(line => line.StartsWith("0::", StringComparison.Ordinal))?[3..];
        MountPoint? mount = mounts.FirstOrDefault(mount => mount.FileSystem == "cgroup2");
        return path is null || mount is null ? null : new ControlGroup(2, FoldersOf(files, mount, path));
    }

    // From the process's own group up to the mount. A mount shows the hierarchy below its root only; a path that is not below it, or does
    // not exist there, belongs to another name space, whose view of it is the mount itself.
    private static List<string> FoldersOf(KernelFiles files, MountPoint mount, string path)
    {
        string below = mount.Root == "/" ? path : "";
        if (mount.Root != "/" && (path == mount.Root || path.StartsWith(mount.Root + "/", StringComparison.Ordinal)))
            below = path[mount.Root.Length..];
        string[] names = below.Contains("..", StringComparison.Ordinal) ? [] : below.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var folders = new List<string>();
        for (int depth = names.Length; depth >= 0; depth--)
        {
            string folder = string.Join('/', [mount.Path, .. names[..depth]]);
            if (files.HasFolder(folder) && (depth > 0 || !IsWholeSystem(files, folder)))
                folders.Add(folder);
        }

        return folders;
    }

    // The group at the very top holds all processes and limits none; it alone has a release agent in version 1 and lacks all of these
    // files in version 2.
    private static bool IsWholeSystem(KernelFiles files, string folder)
        => files.HasFile(folder + "/release_agent")
            || (files.HasFile(folder + "/cgroup.controllers")
                && !files.HasFile(folder + "/cgroup.type") && !files.HasFile(folder + "/cpu.max") && !files.HasFile(folder + "/memory.max"));
}
