using Instrumentation;
using Instrumentation.Catalogue;
using Samples.StreamingAnalytics.Explanations.Archive;
using Samples.StreamingAnalytics.Explanations.Embeddings;
using Samples.StreamingAnalytics.Explanations.Knowledge;
using Samples.StreamingAnalytics.Explanations.Searching;
using Samples.StreamingAnalytics.Tally;

namespace Samples.StreamingAnalytics.Explanations;

/// <summary>Puts the parts of the stage together.</summary>
internal static class ExplanationServiceCollectionExtensions
{
    public static IServiceCollection AddExplanations(this IServiceCollection services) => services
        .AddRecorders()
        .AddSingleton<ExplanationTally>()
        .AddSingleton<Embedder>()
        .AddSingleton<EmbeddingCache>()
        .AddSingleton<KnowledgeBase>()
        .AddSingleton<DocumentIntake>()
        .AddSingleton<DocumentsEndpoint>()
        .AddSingleton<Reranker>()
        .AddSingleton<Searcher>()
        .AddSingleton<SearchEndpoint>()
        .AddSingleton<TemplateWriter>()
        .AddSingleton<ExplanationTable>()
        .AddSingleton<ConnectionPool>()
        .AddSingleton<ExplanationsEndpoint>()
        .AddSingleton<ExplanationQueue>()
        .AddHostedService<Runbooks>()
        .AddHostedService<Explainer>();

    private static IServiceCollection AddRecorders(this IServiceCollection services) => services
        .AddSingleton(provider => new DocumentMetrics(provider.GetRequiredService<IStreamingMetrics>()))
        .AddSingleton(provider => new SearchMetrics(provider.GetRequiredService<IStreamingMetrics>()))
        .AddSingleton(provider => new GenerationMetrics(provider.GetRequiredService<IStreamingMetrics>()))
        .AddSingleton(provider => new CacheMetrics(provider.GetRequiredService<IStreamingMetrics>()))
        .AddSingleton(provider => new PoolMetrics(provider.GetRequiredService<IStreamingMetrics>()));
}
