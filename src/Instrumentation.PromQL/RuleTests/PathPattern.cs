using System.Text;
using System.Text.RegularExpressions;

namespace Instrumentation.RuleTests;

/// <summary>Finds files by a pattern with <c>*</c>, <c>?</c> and <c>[a-z]</c> in any part of the path, as Go does.</summary>
internal static class PathPattern
{
    /// <summary>Lists the files, in order; a pattern without wildcards names its file whether or not it is there.</summary>
    public static IReadOnlyList<string> Find(string folder, string pattern)
    {
        string whole = Path.Combine(folder, pattern);
        if (!HasWildcard(pattern))
            return [Path.GetFullPath(whole)];
        string root = Path.GetPathRoot(whole) ?? "";
        IEnumerable<string> found = [root];
        string[] parts = whole[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (int index = 0; index < parts.Length; index++)
        {
            string part = parts[index];
            bool isLast = index == parts.Length - 1;
            found = found.SelectMany(place => HasWildcard(part) ? Entries(place, part, isLast) : [Path.Combine(place, part)]).ToList();
        }

        return [.. found.Where(File.Exists).Select(Path.GetFullPath).Order(StringComparer.Ordinal)];
    }

    private static bool HasWildcard(string part) => part.AsSpan().ContainsAny('*', '?', '[');

    private static IEnumerable<string> Entries(string folder, string part, bool isFile)
    {
        if (!Directory.Exists(folder))
            return [];
        var name = new Regex(Translate(part), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        IEnumerable<string> entries = isFile ? Directory.EnumerateFiles(folder) : Directory.EnumerateDirectories(folder);
        return entries.Where(entry => name.IsMatch(Path.GetFileName(entry)));
    }

    private static string Translate(string part)
    {
        var pattern = new StringBuilder("\\A");
        for (int index = 0; index < part.Length; index++)
        {
            int close = part[index] == '[' ? part.IndexOf(']', index + 1) : -1;
            if (close > index + 1)
            {
                string inside = part[(index + 1)..close];
                bool negated = inside[0] is '^' or '!';
                pattern.Append(negated ? "[^" : "[").Append(Regex.Escape(negated ? inside[1..] : inside).Replace("]", "\\]", StringComparison.Ordinal)).Append(']');
                index = close;
                continue;
            }

            pattern.Append(part[index] switch { '*' => ".*", '?' => ".", char other => Regex.Escape(other.ToString()) });
        }

        return pattern.Append("\\z").ToString();
    }
}
