namespace Instrumentation.TimeIntervals;

/// <summary>How ranges of one kind are written in a file: <c>monday:friday</c>, or one end alone.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Member">What an end is, for messages.</param>
/// <param name="ReadEnd">Reads an end; null when it is none.</param>
/// <param name="WriteEnd">Writes an end.</param>
/// <param name="Problem">What is wrong with two ends; null for nothing.</param>
/// <param name="Make">Makes a range.</param>
/// <param name="Ends">The ends of a range.</param>
internal sealed record TimeIntervalField<T>(
    string Name,
    string Member,
    Func<string, int?> ReadEnd,
    Func<int, string> WriteEnd,
    Func<int, int, string?> Problem,
    Func<int, int, T> Make,
    Func<T, (int First, int Last)> Ends)
    where T : class
{
    /// <summary>Reads a range.</summary>
    /// <returns>The range, or what is wrong.</returns>
    public (T? Range, string Problem) Read(string text)
    {
        string[] ends = text.Split(':');
        if (ends.Length > 2)
            return (null, $"{Name}: '{text}' is no range; allowed are one {Member} and two with a colon between them");
        if (ReadEnd(ends[0]) is not { } first)
            return (null, $"{Name}: '{ends[0]}' is no {Member}");
        if (ReadEnd(ends[^1]) is not { } last)
            return (null, $"{Name}: '{ends[^1]}' is no {Member}");
        return Problem(first, last) is { } problem ? (null, $"{Name}: {problem}") : (Make(first, last), "");
    }

    public string Write(T range)
    {
        (int first, int last) = Ends(range);
        return first == last ? WriteEnd(first) : $"{WriteEnd(first)}:{WriteEnd(last)}";
    }
}
