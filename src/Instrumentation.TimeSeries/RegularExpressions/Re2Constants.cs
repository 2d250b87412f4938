namespace Instrumentation.RegularExpressions;

/// <summary>Limits of expressions. RE2 itself stops at a repeat of 1,000; the others bound what one expression can cost.</summary>
internal static class Re2Constants
{
    public const int MaxRepeat = 1_000;

    public const int MaxPatternLength = 65_536;

    public const int MaxDepth = 250;

    // About what ten thousand characters without any repeat need; beyond it compiling takes more than tens of milliseconds.
    public const int MaxStates = 10_000;

    // (a{0,30}a){10}, which is 300, needs half a second and 300 MB of garbage to match a thousand characters, (a{0,10}a){10} hundredths of both.
    public const int MaxLooseRepeat = 100;

    // The engine counts in its own way; above this an expression is compiled at once to learn whether it takes it.
    public const int MaxStatesWithoutTrial = 500;

    // How many texts an expression may stand for before it is run as an expression; a plain alternation is not limited by it.
    public const int MaxMultipliedLiterals = 1_024;
}
