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

    /// <summary>
    /// The largest product of counts where one repeat of a varying count stands in another and nothing shows where one round of it ends, as in
    /// <c>(a{0,30}a){10}</c> but not in <c>([a-z]{1,63}\.){1,8}</c>. The engine then keeps track of every way to share the characters out.
    /// </summary>
    public static long LargestLooseRepeat(Re2Node node) => node switch
    {
        Re2Node.Group group => LargestLooseRepeat(group.Inner),
        Re2Node.Concatenation parts => parts.Parts.Select(LargestLooseRepeat).DefaultIfEmpty(0).Max(),
        Re2Node.Alternation choices => choices.Choices.Max(LargestLooseRepeat),
        Re2Node.Repeat repeat => Math.Max(LargestLooseRepeat(repeat.Inner), Math.Max(repeat.Least, repeat.Most) * LooseCount(repeat.Inner)),
        _ => 0,
    };

    // The largest count of a varying repeat in a round that shares its characters with the rest of the round.
    private static long LooseCount(Re2Node round)
    {
        switch (round)
        {
            case Re2Node.Group group:
                return LooseCount(group.Inner);
            case Re2Node.Alternation choices:
                return choices.Choices.Max(LooseCount);
            case Re2Node.Repeat repeat:
                return repeat.Most > Math.Max(repeat.Least, 1) ? repeat.Most : LooseCount(repeat.Inner);
            case Re2Node.Concatenation parts:
                return parts.Parts.Select(part => parts.Parts.Any(other => IsMark(other, part)) ? 0 : LooseCount(part)).DefaultIfEmpty(0).Max();
            default:
                return 0;
        }
    }

    // Whether a part is there in every round and has no character of another part.
    private static bool IsMark(Re2Node part, Re2Node other)
    {
        if (ReferenceEquals(part, other) || part is not (Re2Node.Literal or Re2Node.Class))
            return false;
        CodePointSet marks = Alphabet(part);
        return !Alphabet(other).Ranges.Any(range => marks.Ranges.Any(mark => mark.From <= range.To && range.From <= mark.To));
    }

    private static CodePointSet Alphabet(Re2Node node) => node switch
    {
        Re2Node.Literal literal => CodePointSet.Of((literal.CodePoint, literal.CodePoint)),
        Re2Node.Class set => set.CodePoints,
        Re2Node.Group group => Alphabet(group.Inner),
        Re2Node.Repeat repeat => Alphabet(repeat.Inner),
        Re2Node.Concatenation parts => CodePointSet.Of(parts.Parts.SelectMany(part => Alphabet(part).Ranges)),
        Re2Node.Alternation choices => CodePointSet.Of(choices.Choices.SelectMany(choice => Alphabet(choice).Ranges)),
        _ => CodePointSet.Of([]),
    };
}
