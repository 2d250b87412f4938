namespace Instrumentation.Histograms;

// What is known of a combination of two histograms: a gauge makes a gauge, the unknown makes it unknown, and so do opposites.
internal static class CounterResetHints
{
    public static CounterResetHint Combine(CounterResetHint left, CounterResetHint right)
    {
        if (left == right)
            return left;
        return left == CounterResetHint.Gauge || right == CounterResetHint.Gauge ? CounterResetHint.Gauge : CounterResetHint.Unknown;
    }

    public static bool Collide(CounterResetHint left, CounterResetHint right) =>
        (left == CounterResetHint.Reset && right == CounterResetHint.NotReset) || (left == CounterResetHint.NotReset && right == CounterResetHint.Reset);
}
