using System.Collections.Immutable;
using System.Text;

namespace Instrumentation.RegularExpressions;

/// <summary>A set of Unicode code points: ranges in order that neither touch nor overlap. Surrogates are no code points of a text.</summary>
internal sealed class CodePointSet
{
    public const int Last = 0x10FFFF;

    private CodePointSet(ImmutableArray<(int From, int To)> ranges) => Ranges = ranges;

    public static CodePointSet All { get; } = Of((0, Last));

    public static CodePointSet AllButNewLine { get; } = Of((0, '\n' - 1), ('\n' + 1, Last));

    public ImmutableArray<(int From, int To)> Ranges { get; }

    public bool IsAll => Ranges.Length == 1 && Ranges[0] == (0, Last);

    public int Count => Ranges.Sum(range => range.To - range.From + 1);

    public static CodePointSet Of(params IEnumerable<(int From, int To)> ranges)
    {
        var merged = ImmutableArray.CreateBuilder<(int From, int To)>();
        foreach ((int from, int to) in ranges.OrderBy(range => range.From))
        {
            if (merged.Count > 0 && from <= merged[^1].To + 1)
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, to));
            else
                merged.Add((from, to));
        }

        return new CodePointSet(merged.ToImmutable());
    }

    public CodePointSet Complement()
    {
        var gaps = ImmutableArray.CreateBuilder<(int From, int To)>();
        int next = 0;
        foreach ((int from, int to) in Ranges)
        {
            if (from > next)
                gaps.Add((next, from - 1));
            next = to + 1;
        }

        if (next <= Last)
            gaps.Add((next, Last));
        return new CodePointSet(gaps.ToImmutable());
    }

    public bool Contains(int codePoint)
    {
        foreach ((int from, int to) in Ranges)
        {
            if (codePoint >= from && codePoint <= to)
                return true;
        }

        return false;
    }

    public IEnumerable<string> Texts() =>
        Ranges.SelectMany(range => Enumerable.Range(range.From, range.To - range.From + 1)).Where(Rune.IsValid).Select(char.ConvertFromUtf32);
}
