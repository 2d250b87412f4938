namespace Instrumentation.Capture;

// What the sources of an observable instrument have reported of one series in the current round.
internal sealed class ObservedSeries
{
    internal int Round { get; set; }

    internal long Whole { get; set; }

    internal double Fraction { get; set; }
}
