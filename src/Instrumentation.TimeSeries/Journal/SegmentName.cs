using System.Globalization;

namespace Instrumentation.Journal;

/// <summary>The names of a journal's files: <c>0000000042.journal</c>, with a suffix while it is unfinished or once it is set aside.</summary>
internal static class SegmentName
{
    internal const string Lock = "lock";
    internal const string Unfinished = ".new";
    internal const string Damaged = ".damaged";
    internal const string Newer = ".newer";
    internal const string Unread = ".unread";

    private const string Extension = ".journal";

    internal static string Of(long sequence) => sequence.ToString("D10", CultureInfo.InvariantCulture) + Extension;

    /// <summary>Reads a name.</summary>
    /// <param name="name">Any file's name.</param>
    /// <param name="sequence">The segment's number.</param>
    /// <param name="suffix">What follows the segment's own name; empty for a segment in use.</param>
    /// <returns>False where the file is no segment of a journal.</returns>
    internal static bool TryParse(string name, out long sequence, out string suffix)
    {
        sequence = 0;
        suffix = "";
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot != 10 || !long.TryParse(name.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out sequence))
            return false;
        if (!name.AsSpan(dot).StartsWith(Extension, StringComparison.Ordinal))
            return false;
        suffix = name[(dot + Extension.Length)..];
        return suffix is "" or Unfinished or Damaged or Newer or Unread;
    }
}
