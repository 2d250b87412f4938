namespace Instrumentation.Evaluation;

/// <summary>Orders texts so that runs of digits count as numbers: <c>a2</c> before <c>a10</c>.</summary>
internal static class NaturalOrder
{
    public static int Compare(string left, string right)
    {
        int a = 0;
        int b = 0;
        while (a < left.Length && b < right.Length)
        {
            ReadOnlySpan<char> first = Chunk(left, ref a);
            ReadOnlySpan<char> second = Chunk(right, ref b);
            int order = char.IsAsciiDigit(first[0]) && char.IsAsciiDigit(second[0]) ? CompareNumbers(first, second) : first.CompareTo(second, StringComparison.Ordinal);
            if (order != 0)
                return order;
        }

        return (left.Length - a) - (right.Length - b);
    }

    private static ReadOnlySpan<char> Chunk(string text, ref int place)
    {
        int start = place;
        bool digits = char.IsAsciiDigit(text[start]);
        while (place < text.Length && char.IsAsciiDigit(text[place]) == digits)
            place++;
        return text.AsSpan(start..place);
    }

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        ReadOnlySpan<char> a = left.TrimStart('0');
        ReadOnlySpan<char> b = right.TrimStart('0');
        if (a.Length != b.Length)
            return a.Length - b.Length;
        int order = a.SequenceCompareTo(b);
        return order != 0 ? order : left.Length - right.Length;
    }
}
