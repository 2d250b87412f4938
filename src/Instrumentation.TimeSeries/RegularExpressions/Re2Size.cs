namespace Instrumentation.RegularExpressions;

/// <summary>What running an expression may need.</summary>
internal static class Re2Size
{
    /// <summary>How many states the automaton has, repeats written out; at most <see cref="int.MaxValue"/>.</summary>
    public static long States(Re2Node node)
    {
        long states = node switch
        {
            Re2Node.Class set => Utf16Sequence.Of(set.CodePoints).Sum(sequence => sequence.IsPair ? 2L : 1L),
            Re2Node.Group group => States(group.Inner),
            Re2Node.Concatenation parts => parts.Parts.Sum(States),
            Re2Node.Alternation choices => choices.Choices.Sum(States) + 1,
            Re2Node.Repeat repeat => (States(repeat.Inner) * Math.Max(1, Math.Max(repeat.Least, repeat.Most))) + 1,
            _ => 1,
        };
        return Math.Min(states, int.MaxValue);
    }

    /// <summary>The largest product of repeat counts inside each other.</summary>
    public static long LargestRepeat(Re2Node node)
    {
        long largest = node switch
        {
            Re2Node.Group group => LargestRepeat(group.Inner),
            Re2Node.Concatenation parts => parts.Parts.Select(LargestRepeat).DefaultIfEmpty(1).Max(),
            Re2Node.Alternation choices => choices.Choices.Max(LargestRepeat),
            Re2Node.Repeat repeat => LargestRepeat(repeat.Inner) * Math.Max(1, Math.Max(repeat.Least, repeat.Most)),
            _ => 1,
        };
        return Math.Min(largest, int.MaxValue);
    }
}
