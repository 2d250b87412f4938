using Instrumentation.Labels;

namespace Instrumentation;

/// <summary>The series that a program writes until it is killed: a sample of each at every tick, whose value tells series and tick.</summary>
internal static class TickStore
{
    public const int SeriesCount = 50;
    public const long StartUnixMs = 1_700_000_000_000;
    public const long StepMs = 1_000;

    /// <summary>Makes the store, which keeps the last hour of ticks, however many there were.</summary>
    public static SeriesStore Create() =>
        new(new SeriesStoreOptions { Retention = TimeSpan.FromHours(1), MaxFuture = TimeSpan.FromDays(400), TimeProvider = new StandingClock() });

    public static SeriesLabels Labels(int series) => SeriesLabels.Of(("__name__", "x"), ("number", $"{series}"));

    public static long Time(long tick) => StartUnixMs + (tick * StepMs);

    public static double Value(int series, long tick) => (tick * 7) + series;

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(StartUnixMs);
    }
}
