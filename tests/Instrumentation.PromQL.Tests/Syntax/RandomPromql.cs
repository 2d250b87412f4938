using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Syntax;

/// <summary>Valid PromQL made at random: every construct, with odd cases, blanks and comments.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Seed">What it was made from.</param>
public sealed record RandomPromql(string Text, int Seed)
{
    private static readonly string[] Damages = ["(", ")", "[", "]", "{", "}", "\"", "'", "`", "\\", ",", ":", "-", "^", "@", " offset ", " by ", "5m", "0x", "_", "#", "\0", "\uD800", "é", "{{"];

    public static Arbitrary<RandomPromql> Arbitrary() =>
        Gen.Choose(0, int.MaxValue - 1).Select(seed => new RandomPromql(new RandomPromqlWriter(new Random(seed)).Write(), seed)).ToArbitrary();

    /// <summary>The text with a few parts taken out, put in or moved.</summary>
    public string Damaged()
    {
        var random = new Random(Seed);
        string text = Text;
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int place = random.Next(text.Length + 1);
            int end = Math.Min(text.Length, place + random.Next(4));
            text = random.Next(4) switch
            {
                0 => text[..place] + text[end..],
                1 => text[..place] + Damages[random.Next(Damages.Length)] + text[place..],
                2 => text[..place] + text[place..end] + text[place..],
                _ => text[..place],
            };
        }

        return text;
    }
}
