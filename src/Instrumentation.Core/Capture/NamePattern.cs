namespace Instrumentation.Capture;

// Names with "*" for any characters; case is ignored.
internal static class NamePattern
{
    internal static bool Matches(string pattern, string name)
    {
        int at = 0;
        int from = 0;
        int star = -1;
        int afterStar = 0;
        while (from < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                afterStar = from;
            }
            else if (at < pattern.Length && char.ToUpperInvariant(pattern[at]) == char.ToUpperInvariant(name[from]))
            {
                at++;
                from++;
            }
            else if (star >= 0)
            {
                // The last star takes one character more.
                at = star + 1;
                from = ++afterStar;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }
}
