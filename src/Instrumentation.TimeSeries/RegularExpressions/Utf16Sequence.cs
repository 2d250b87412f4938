namespace Instrumentation.RegularExpressions;

/// <summary>One or two UTF-16 units, each from a list of ranges: how a set of code points is written for an engine of units.</summary>
/// <param name="First">Ranges of the first unit.</param>
/// <param name="Second">Ranges of the second; empty for a single unit.</param>
internal sealed record Utf16Sequence(IReadOnlyList<(int From, int To)> First, IReadOnlyList<(int From, int To)> Second)
{
    private const int Surrogates = 0xD800;
    private const int AfterSurrogates = 0xE000;
    private const int FirstPair = 0x10000;
    private const int LowSurrogates = 0xDC00;
    private const int PairsPerHigh = 0x400;

    public bool IsPair => Second.Count > 0;

    /// <summary>The sequences that together stand for a set.</summary>
    public static IReadOnlyList<Utf16Sequence> Of(CodePointSet codePoints)
    {
        var single = new List<(int From, int To)>();
        var seconds = new SortedDictionary<int, List<(int From, int To)>>();
        var whole = new List<(int From, int To)>();
        foreach ((int from, int to) in codePoints.Ranges)
        {
            Add(single, from, Math.Min(to, Surrogates - 1));
            Add(single, Math.Max(from, AfterSurrogates), Math.Min(to, FirstPair - 1));
            AddPairs(seconds, whole, Math.Max(from, FirstPair) - FirstPair, to - FirstPair);
        }

        var sequences = new List<Utf16Sequence>();
        if (single.Count > 0)
            sequences.Add(new Utf16Sequence(single, []));
        if (whole.Count > 0)
            sequences.Add(new Utf16Sequence(whole, [(LowSurrogates, AfterSurrogates - 1)]));

        // First units that the same second ones may follow share a sequence.
        foreach (IGrouping<string, KeyValuePair<int, List<(int From, int To)>>> group in seconds.GroupBy(pair => string.Join(',', pair.Value)))
            sequences.Add(new Utf16Sequence([.. group.Select(pair => (Surrogates + pair.Key, Surrogates + pair.Key))], group.First().Value));
        return sequences;
    }

    private static void Add(List<(int From, int To)> ranges, int from, int to)
    {
        if (from <= to)
            ranges.Add((from, to));
    }

    // Takes code points less 0x10000.
    private static void AddPairs(SortedDictionary<int, List<(int From, int To)>> seconds, List<(int From, int To)> whole, int from, int to)
    {
        while (from <= to)
        {
            int high = from / PairsPerHigh;
            int lastHigh = to / PairsPerHigh;
            bool startsHigh = from % PairsPerHigh == 0;
            int wholeEnd = (to + 1) / PairsPerHigh;
            if (startsHigh && wholeEnd > high)
            {
                whole.Add((Surrogates + high, Surrogates + wholeEnd - 1));
                from = wholeEnd * PairsPerHigh;
                continue;
            }

            int last = high == lastHigh ? to : ((high + 1) * PairsPerHigh) - 1;
            if (!seconds.TryGetValue(high, out List<(int From, int To)>? ranges))
                seconds[high] = ranges = [];
            ranges.Add((LowSurrogates + (from % PairsPerHigh), LowSurrogates + (last % PairsPerHigh)));
            from = last + 1;
        }
    }
}
