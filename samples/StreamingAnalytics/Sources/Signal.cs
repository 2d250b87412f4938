namespace Samples.StreamingAnalytics.Sources;

/// <summary>A made-up measurement with a daily season, noise and a spike now and then.</summary>
internal sealed record Signal(string Topic, double Level, double DailySwing, double Noise, double SpikeHeight)
{
    private const double SpikeRatio = 0.0005;
    private const int SpikeMinutes = 20;

    private int _spikeLeft;

    /// <summary>The value at a time.</summary>
    public double At(DateTimeOffset time, Random random)
    {
        if (_spikeLeft == 0 && random.NextDouble() < SpikeRatio)
            _spikeLeft = SpikeMinutes;
        double spike = _spikeLeft > 0 ? SpikeHeight * _spikeLeft-- / SpikeMinutes : 0;
        double season = DailySwing * -Math.Cos(time.TimeOfDay.TotalDays * Math.Tau);
        return Level + season + (Noise * Normal(random)) + spike;
    }

    // Box-Muller.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
