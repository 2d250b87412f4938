using System.Diagnostics;
using Instrumentation.Exporters.Tests.Formats;

namespace Instrumentation.Exporters.Tests.Listener;

public sealed class ListenerTimeTests
{
    // More than the system's socket buffers take, so that a response waits for its reader.
    private const int ManySeries = 4_000;
    private const int LongValue = 4_000;

    [Test]
    public async Task A_request_that_does_not_end_is_given_up()
    {
        var clock = new FakeClock();
        await using PrometheusListener listener = Start(clock);
        using var reader = new RawReader(listener.Address);
        reader.Send("GET /metrics HTTP/1.1\r\nHost: local");
        Task<RawReader.Response> response = Task.Run(() => reader.Receive());
        await AdvanceUntil(clock, response);
        Assert.That((await response).Status, Is.EqualTo(408));
    }

    [Test]
    public async Task A_silent_connection_is_closed()
    {
        var clock = new FakeClock();
        await using PrometheusListener listener = Start(clock);
        using var reader = new RawReader(listener.Address);
        reader.Send(RawReader.Get("/metrics", "Accept-Encoding: identity"));
        reader.Receive();
        Task<int> next = Task.Run(() => reader.ReadByte());
        await AdvanceUntil(clock, next, TimeSpan.FromSeconds(20));
        Assert.That(await next, Is.EqualTo(-1));
    }

    [Test]
    public async Task A_slow_reader_is_cut_and_holds_up_neither_recording_nor_other_readers()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = LargeMetrics();
        await using PrometheusListener listener = metrics.StartPrometheusListener(options => (options.Port, options.TimeProvider) = (0, clock));
        using var slow = new RawReader(listener.Address, receiveBuffer: 4_096);
        slow.Send(RawReader.Get("/metrics"));
        for (int i = 0; i < 1_024; i++)
            slow.ReadByte();

        // The slow reader has a kilobyte of 16 megabytes. Everybody else goes on.
        const int Writers = 32;
        const int Each = 10_000;
        Thread[] writers = [.. Enumerable.Range(0, Writers).Select(writer => new Thread(() =>
        {
            for (int i = 0; i < Each; i++)
                metrics.IncrementCounter("written_total", ("writer", writer % 4));
        }))];
        Array.ForEach(writers, writer => writer.Start());
        RawReader.Response other = RawReader.Ask(listener.Address, RawReader.Get("/metrics", "Accept-Encoding: gzip"));
        Array.ForEach(writers, writer => writer.Join());
        Assert.That(other.Status, Is.EqualTo(200));
        Assert.That(Enumerable.Range(0, 4).Sum(writer => metrics.Snapshot().Value("written_total", ("writer", writer))), Is.EqualTo(Writers * Each));
        Assert.That(listener.ResponsesCut, Is.Zero);

        clock.Advance(PrometheusListenerConstants.WriteTimeout);
        await Peer.Until(() => Task.FromResult(listener.ResponsesCut == 1), TimeSpan.FromSeconds(20), "the slow reader is cut");
        Assert.That(slow.ReadToEnd(), Is.LessThan((long)ManySeries * LongValue));
    }

    [Test]
    public async Task Readers_that_go_away_leave_nothing_behind()
    {
        using StreamingMetrics metrics = LargeMetrics();
        await using PrometheusListener listener = metrics.StartPrometheusListener(options =>
        {
            options.Port = 0;
            options.Exporter.MaxConcurrentScrapes = 4;
        });
        for (int i = 0; i < 4; i++)
        {
            using var reader = new RawReader(listener.Address, receiveBuffer: 4_096);
            reader.Send(RawReader.Get("/metrics"));
            reader.ReadByte();
            reader.Reset();
        }

        // Each held one of four places, so a full exposition is served only after they gave theirs back.
        await Peer.Until(() => Task.FromResult(RawReader.Ask(listener.Address, RawReader.Get("/metrics")).Status == 200), TimeSpan.FromSeconds(20), "a place is free");
    }

    [Test]
    public async Task Twenty_readers_at_once_all_get_a_whole_exposition()
    {
        using StreamingMetrics metrics = LargeMetrics(series: 500);
        await using PrometheusListener listener = metrics.StartPrometheusListener(options => options.Port = 0);
        string[] texts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Factory.StartNew(() => RawReader.Ask(listener.Address, RawReader.Get("/metrics")).Text, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        string[][] series = [.. texts.Select(text => text.Split('\n').Where(line => line.StartsWith("large", StringComparison.Ordinal)).ToArray())];
        Assert.That(series.Select(lines => lines.Length), Is.All.EqualTo(500));
        Assert.That(series.Skip(1), Is.All.EqualTo(series[0]));
    }

    [Test]
    public async Task Stopping_ends_idle_connections_at_once()
    {
        PrometheusListener listener = Start(new FakeClock());
        using var reader = new RawReader(listener.Address);
        reader.Send(RawReader.Get("/metrics"));
        reader.Receive();
        await listener.StopAsync();
        Assert.That(reader.ReadByte(), Is.EqualTo(-1));
        Assert.That(() => new RawReader(listener.Address), Throws.InstanceOf<System.Net.Sockets.SocketException>());
        await listener.DisposeAsync();
    }

    [Test]
    public async Task Stopping_waits_for_a_response_no_longer_than_it_may()
    {
        var clock = new FakeClock();
        using StreamingMetrics metrics = LargeMetrics();
        PrometheusListener listener = metrics.StartPrometheusListener(options => (options.Port, options.TimeProvider) = (0, clock));
        using var slow = new RawReader(listener.Address, receiveBuffer: 4_096);
        slow.Send(RawReader.Get("/metrics"));
        slow.ReadByte();
        DateTimeOffset start = clock.GetUtcNow();
        Task stopped = listener.StopAsync();
        Assert.That(stopped.IsCompleted, Is.False);
        await AdvanceUntil(clock, stopped);
        Assert.That(clock.GetUtcNow() - start, Is.GreaterThanOrEqualTo(PrometheusListenerConstants.StopTimeout));
        Assert.That(listener.ResponsesCut, Is.EqualTo(1));
        await listener.DisposeAsync();
    }

    [Test]
    public async Task Disposing_cuts_at_once()
    {
        using StreamingMetrics metrics = LargeMetrics();
        PrometheusListener listener = metrics.StartPrometheusListener(options => options.Port = 0);
        using var slow = new RawReader(listener.Address, receiveBuffer: 4_096);
        slow.Send(RawReader.Get("/metrics"));
        slow.ReadByte();
        listener.Dispose();
        await Peer.Until(() => Task.FromResult(listener.ResponsesCut == 1), TimeSpan.FromSeconds(20), "the response is cut");
    }

    private static StreamingMetrics LargeMetrics(int series = ManySeries)
    {
        StreamingMetrics metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false, CardinalityLimit = ManySeries });
        string value = new('x', LongValue);
        for (int i = 0; i < series; i++)
            metrics.SetGauge("large", i, ("number", i), ("text", value));
        return metrics;
    }

    private static PrometheusListener Start(FakeClock clock) =>
        PrometheusListenerTests.Source().StartPrometheusListener(options => (options.Port, options.TimeProvider) = (0, clock));

    // A connection sets its timers on threads of its own, so the clock moves until they have been seen.
    private static async Task AdvanceUntil(FakeClock clock, Task done, TimeSpan? step = null)
    {
        var real = Stopwatch.StartNew();
        while (!done.IsCompleted && real.Elapsed < TimeSpan.FromSeconds(20))
        {
            await Task.WhenAny(done, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
            if (!done.IsCompleted)
                clock.Advance(step ?? TimeSpan.FromSeconds(1));
        }

        Assert.That(done.IsCompleted, Is.True);
    }
}
