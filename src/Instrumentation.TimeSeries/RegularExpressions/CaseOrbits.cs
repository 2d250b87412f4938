using System.Text;

namespace Instrumentation.RegularExpressions;

/// <summary>Which code points differ in case only: k, K and the Kelvin sign, for example.</summary>
internal static class CaseOrbits
{
    // No letter above it has another case.
    private const int LastWithCase = 0x1FFFF;

    // The one that .NET leaves out when it changes case, since it would make an ASCII letter of another.
    private const int LongS = 0x17F;

    private static readonly Lazy<Dictionary<int, int[]>> Orbits = new(Find);

    /// <summary>All code points that equal one but for case, itself included.</summary>
    public static ReadOnlySpan<int> Of(int codePoint) => Orbits.Value.TryGetValue(codePoint, out int[]? orbit) ? orbit : new[] { codePoint };

    /// <summary>The set with everything added that equals a member but for case.</summary>
    public static CodePointSet Fold(CodePointSet codePoints)
    {
        var ranges = new List<(int From, int To)>(codePoints.Ranges);
        foreach ((int from, int to) in codePoints.Ranges)
        {
            for (int codePoint = from; codePoint <= Math.Min(to, LastWithCase); codePoint++)
            {
                if (Orbits.Value.TryGetValue(codePoint, out int[]? orbit))
                    ranges.AddRange(orbit.Select(member => (member, member)));
            }
        }

        return CodePointSet.Of(ranges);
    }

    private static Dictionary<int, int[]> Find()
    {
        var orbits = new Dictionary<int, int[]>();
        for (int codePoint = 0; codePoint <= LastWithCase; codePoint++)
        {
            if (!Rune.TryCreate(codePoint, out Rune rune))
                continue;
            Join(orbits, codePoint, Rune.ToLowerInvariant(rune).Value);
            Join(orbits, codePoint, Rune.ToUpperInvariant(rune).Value);
        }

        Join(orbits, 's', LongS);
        return orbits;
    }

    private static void Join(Dictionary<int, int[]> orbits, int left, int right)
    {
        if (left == right)
            return;
        int[] joined = [.. orbits.GetValueOrDefault(left, [left]).Union(orbits.GetValueOrDefault(right, [right])).Order()];
        foreach (int member in joined)
            orbits[member] = joined;
    }
}
