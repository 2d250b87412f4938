using global::Samples.StreamingAnalytics;
using global::Samples.StreamingAnalytics.Explanations;
using global::Samples.StreamingAnalytics.Faults;
using global::Samples.StreamingAnalytics.Scoring;
using global::Samples.StreamingAnalytics.Tally;
using global::Samples.StreamingAnalytics.Topics;
using global::Samples.StreamingAnalytics.Windows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Samples.StreamingAnalytics.Explanations;

/// <summary>The parts that explain anomalies, put together as in the program but without a server.</summary>
internal sealed class ExplanationParts : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ExplanationParts(ILoggerProvider? log = null) => _services = new ServiceCollection()
        .AddLogging(logging => _ = log is null ? logging : logging.AddProvider(log))
        .AddSingleton(Metrics)
        .AddSingleton<IStreamingMetrics>(Metrics)
        .AddSingleton(new SampleOptions())
        .AddSingleton<FaultSwitches>()
        .AddSingleton<SampleMetrics>()
        .AddSingleton<PipelineTally>()
        .AddExplanations()
        .BuildServiceProvider();

    public StreamingMetrics Metrics { get; } = StreamingMetrics.Create();

    public ExplanationTally Tally => Get<ExplanationTally>();

    /// <summary>What is usual for the windows of the tests.</summary>
    public static WindowBaseline Baseline { get; } = new(new RobustRange(100, 10), new RobustRange(50, 1), new RobustRange(5, 1));

    public static WindowResult Window(int count, double mean, double deviation) =>
        new(new Topic("a", partition: 0), DateTimeOffset.UnixEpoch, count, count * mean, mean, mean, mean, deviation);

    public T Get<T>()
        where T : notnull
        => _services.GetRequiredService<T>();

    public async Task StartAsync()
    {
        foreach (IHostedService hosted in _services.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IHostedService hosted in _services.GetServices<IHostedService>())
            await hosted.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
