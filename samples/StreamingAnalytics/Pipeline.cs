using Instrumentation;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Explanations;
using Samples.StreamingAnalytics.Faults;
using Samples.StreamingAnalytics.Processing;
using Samples.StreamingAnalytics.Scoring;
using Samples.StreamingAnalytics.Sources;
using Samples.StreamingAnalytics.Streaming;
using Samples.StreamingAnalytics.Tally;
using Samples.StreamingAnalytics.Topics;
using Samples.StreamingAnalytics.Traces;
using Samples.StreamingAnalytics.Windows;

namespace Samples.StreamingAnalytics;

/// <summary>Puts the stages together: source, log, consumers, windows, scorer, broadcaster and explainer.</summary>
internal static class Pipeline
{
    public static IServiceCollection AddPipeline(this IServiceCollection services, SampleOptions options) => services
        .AddSingleton(options)
        .AddRecorders()
        .AddSingleton<PipelineTally>()
        .AddSingleton<TallyReport>()
        .AddSingleton<RequestTally>()
        .AddSingleton<FaultSwitches>()
        .AddSingleton<TopicRegistry>()
        .AddSingleton<EventLog>()
        .AddSingleton<DeadLetters>()
        .AddSingleton<EventProcessor>()
        .AddSingleton<Aggregations>()
        .AddSingleton<WindowStage>()
        .AddSingleton<ModelCache>()
        .AddSingleton<StreamClients>()
        .AddSingleton<Broadcaster>()
        .AddSingleton<StreamEndpoint>()
        .AddSingleton<EventsEndpoint>()
        .AddSingleton<PipelineStatus>()
        .AddHosted<RecentTraces>()
        .AddExplanations()
        .AddHosted<Scorer>()
        .AddHosted<ConsumerGroup>()
        .AddHosted<LagReporter>()
        .AddHosted<SourceService>();

    private static IServiceCollection AddRecorders(this IServiceCollection services) => services
        .AddSingleton(provider => new EventMetrics(provider.GetRequiredService<IStreamingMetrics>()))
        .AddSingleton<StreamMetrics>()
        .AddSingleton<InferenceMetrics>()
        .AddSingleton<WebSocketMetrics>()
        .AddSingleton<KafkaMetrics>()
        .AddSingleton<SampleMetrics>()
        .AddSingleton<Objectives>();

    private static IServiceCollection AddHosted<T>(this IServiceCollection services)
        where T : class, IHostedService
        => services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());
}
