namespace Instrumentation.Recording;

public sealed class GaugeSeriesTests
{
    [Test]
    public void What_threads_add_and_take_away_cancels_out()
    {
        using var metrics = StreamingMetrics.Create();
        GaugeSeries series = metrics.CreateGauge("g").WithTags();
        int operations = FullSize.Or(500_000, 50_000);
        Together.Run(8, thread =>
        {
            for (int operation = 0; operation < operations; operation++)
                series.Add(thread % 2 == 0 ? 1.5 : -1.5);
        });
        Assert.That(metrics.Snapshot().Value("g"), Is.Zero);
    }

    [Test]
    public void The_last_value_counts()
    {
        using var metrics = StreamingMetrics.Create();
        GaugeSeries series = metrics.CreateGauge("g").WithTags();
        foreach (double value in (double[])[5, -2.5, double.NegativeInfinity, 7])
        {
            series.Set(value);
            Assert.That(metrics.Snapshot().Value("g"), Is.EqualTo(value));
        }

        series.Add(-8);
        Assert.That(metrics.Snapshot().Value("g"), Is.EqualTo(-1));
    }
}
