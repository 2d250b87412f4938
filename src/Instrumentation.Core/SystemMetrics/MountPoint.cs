namespace Instrumentation.SystemMetrics;

// One line of /proc/self/mountinfo.
internal sealed record MountPoint(string Device, string Root, string Path, string FileSystem, string Source, string Options)
{
    internal static IReadOnlyList<MountPoint> ReadAll(KernelFiles files)
    {
        var mounts = new List<MountPoint>();
        foreach (string line in System.Text.Encoding.UTF8.GetString(files.Read("/proc/self/mountinfo")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // Optional fields stand between the sixth field and a single hyphen.
            string[] parts = line.Split(" - ", 2);
            string[] front = parts[0].Split(' ');
            string[] back = parts.Length == 2 ? parts[1].Split(' ') : [];
            if (front.Length >= 6 && back.Length >= 3)
                mounts.Add(new MountPoint(front[2], Unescape(front[3]), Unescape(front[4]), back[0], Unescape(back[1]), back[2]));
        }

        return mounts;
    }

    // Blank, tab, new line and backslash are written as a backslash and three octal digits.
    private static string Unescape(string text)
        => text.Contains('\\', StringComparison.Ordinal)
            ? text.Replace("\\040", " ", StringComparison.Ordinal).Replace("\\011", "\t", StringComparison.Ordinal)
                .Replace("\\012", "\n", StringComparison.Ordinal).Replace("\\134", "\\", StringComparison.Ordinal)
            : text;
}
