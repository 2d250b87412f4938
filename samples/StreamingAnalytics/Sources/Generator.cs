using Samples.StreamingAnalytics.Faults;
using Samples.StreamingAnalytics.Topics;

namespace Samples.StreamingAnalytics.Sources;

/// <summary>Makes events up: a minute of several signals at each tick, ten ticks a second, so that a day passes in two and a half minutes.</summary>
internal sealed class Generator(TopicRegistry topics, EventLog log)
{
    private const double LateRatio = 0.01;
    private const int Seed = 7;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    private readonly Signal[] _signals =
    [
        new("orders_per_minute", Level: 120, DailySwing: 80, Noise: 10, SpikeHeight: 300),
        new("response_time_ms", Level: 85, DailySwing: 25, Noise: 8, SpikeHeight: 900),
        new("cpu_percent", Level: 45, DailySwing: 20, Noise: 4, SpikeHeight: 50),
        new("room_temperature", Level: 21, DailySwing: 2, Noise: 0.2, SpikeHeight: -6),
        new("network_in_bytes", Level: 4e6, DailySwing: 3e6, Noise: 2e5, SpikeHeight: 2e7),
    ];

    private readonly PriorityQueue<Event, long> _delayed = new();
    private readonly Random _random = new(Seed);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset time = DateTimeOffset.UtcNow;
        using var timer = new PeriodicTimer(Tick);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            time += Step;
            foreach (Signal signal in _signals)
                await EmitAsync(signal, time, cancellationToken);
            while (_delayed.TryPeek(out _, out long due) && due <= time.ToUnixTimeMilliseconds())
                await AppendAsync(_delayed.Dequeue(), cancellationToken);
        }
    }

    private async ValueTask EmitAsync(Signal signal, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var item = new Event(topics.Find(signal.Topic)!, time.ToUnixTimeMilliseconds(), signal.At(time, _random));
        if (_random.NextDouble() < LateRatio)
            _delayed.Enqueue(item, time.AddMinutes(_random.Next(5, 120)).ToUnixTimeMilliseconds());
        else
            await AppendAsync(item, cancellationToken);
    }

    private async ValueTask AppendAsync(Event item, CancellationToken cancellationToken)
    {
        try
        {
            await log.AppendAsync(item, cancellationToken);
        }
        catch (StageFailedException)
        {
            // The log has counted it; a sensor does not measure the same minute twice.
        }
    }
}
