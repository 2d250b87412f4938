using System.Diagnostics.Metrics;
using Instrumentation;
using Instrumentation.Alerting;
using Instrumentation.Configuration;
using Instrumentation.Features;
using Instrumentation.Health;
using Instrumentation.Hosting;
using Instrumentation.Persistence;
using Instrumentation.Reading;
using Instrumentation.Rules;
using Instrumentation.Slos;
using Instrumentation.Stages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the monitoring to an application's services.</summary>
public static class StreamingMonitoringServiceCollectionExtensions
{
    /// <summary>Adds the recorder, the monitoring cycle, the health check and the settings; again and again is the same as once.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets options in code, which wins over environment variables and configuration; null for nothing.</param>
    /// <returns>A builder to add to the monitoring.</returns>
    /// <remarks>
    /// Settings come from the section <c>StreamingMonitoring</c> of the registered <see cref="IConfiguration"/>, from variables such as
    /// <c>STREAMING_MONITORING__METRICS_INTERVAL_SECONDS</c>, and from <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c>. A wrong one stops
    /// the start of the host with an <see cref="OptionsValidationException"/>.
    /// </remarks>
    public static StreamingMonitoringBuilder AddStreamingMonitoring(this IServiceCollection services, Action<StreamingMonitoringOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (!services.Any(service => service.ServiceType == typeof(MonitoringSettings)))
        {
            AddSettings(services);
            AddRecorder(services);
            AddStore(services);
            AddNotifications(services);
            AddCycle(services);
            services.TryAddSingleton(provider => new PromqlEngine(
                provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>().Value.Query.ToOptions(), provider.GetService<TimeProvider>() ?? TimeProvider.System));
            services.AddSingleton<FeatureHealth>();
            services.AddSingleton<StartChecks>();
            services.AddHealthChecks().Add(new HealthCheckRegistration(
                MonitoringHealthCheck.Name, provider => new MonitoringHealthCheck(provider.GetRequiredService<FeatureHealth>()), HealthStatus.Degraded, tags: null));
        }

        if (configure is not null)
            services.Configure(configure);
        return new StreamingMonitoringBuilder(services);
    }

    private static void AddSettings(IServiceCollection services)
    {
        services.TryAddSingleton(_ => EnvironmentVariables.OfProcess());
        services.AddSingleton(provider => new MonitoringSettings(provider.GetService<IConfiguration>(), provider.GetRequiredService<EnvironmentVariables>()));
        services.AddOptions<StreamingMonitoringOptions>().ValidateOnStart();

        // In front of whatever the application has configured before this call, because code wins.
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<StreamingMonitoringOptions>, SettingBinding>());
        services.AddSingleton<IPostConfigureOptions<StreamingMonitoringOptions>>(provider => new ResourceFallbacks(provider.GetService<IHostEnvironment>()));
        services.AddSingleton<IValidateOptions<StreamingMonitoringOptions>, SettingValidation>();
    }

    private static void AddRecorder(IServiceCollection services)
    {
        services.AddSingleton(provider => RecorderFactory.Create(
            provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>().Value,
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<IMeterFactory>(),
            provider.GetRequiredService<ILogger<StreamingMetrics>>()));
        services.AddSingleton<IStreamingMetrics>(provider => provider.GetRequiredService<StreamingMetrics>());
        services.AddSingleton<IMetricSource>(provider => provider.GetRequiredService<StreamingMetrics>());
        services.TryAddSingleton(provider => new PrometheusExporter(
            provider.GetRequiredService<IMetricSource>(), provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>().Value.Exposition.ToOptions()));
    }

    // A series source of the application's own takes the place of the store for queries; rules read what they write.
    private static void AddStore(IServiceCollection services)
    {
        services.TryAddSingleton(provider => new SeriesStore(
            provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>().Value.Store.ToOptions(provider.GetService<TimeProvider>() ?? TimeProvider.System)));
        services.TryAddSingleton(provider => new ExemplarStore(provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>().Value.Store.MaxExemplars));
        services.TryAddSingleton<IExemplarSource>(provider => Exemplars(provider)!);
        services.TryAddSingleton<ISeriesSource>(provider => WhereEnabled(provider)!);
        services.TryAddSingleton<IMetricMetadataSource>(provider => WhereEnabled(provider)!);
        services.AddSingleton<RuleLoader>();
        AddSlos(services);
        services.AddSingleton(provider => new RuleEvaluation(
            provider.GetRequiredService<RuleLoader>(),
            provider.GetRequiredService<SeriesStore>(),
            provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>(),
            provider.GetRequiredService<IStreamingMetrics>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            Faults(provider.GetRequiredService<ILogger<RuleEvaluation>>())));
        services.TryAddSingleton<IRuleStatusSource>(provider => provider.GetRequiredService<RuleEvaluation>());
    }

    private static void AddSlos(IServiceCollection services)
    {
        services.AddSingleton<SloLoader>();
        services.AddSingleton(provider => provider.GetRequiredService<SloLoader>().RuleSource);
        services.TryAddSingleton(provider => new SloMonitor(
            provider.GetRequiredService<SloLoader>().Options,
            provider.GetRequiredService<IStreamingMetrics>(),
            WhereEnabled(provider),
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.TryAddSingleton(provider => new SliCalculator(
            provider.GetRequiredService<SloMonitor>(),
            provider.GetRequiredService<PromqlEngine>(),
            provider.GetService<ISeriesSource>() ?? throw new InvalidOperationException("SliCalculator needs the embedded store; set StreamingMonitoring:Store:Enabled."),
            provider.GetService<TimeProvider>()));
        services.TryAddSingleton(provider => new DeploymentGate(provider.GetRequiredService<SloMonitor>(), provider.GetService<TimeProvider>()));
        services.TryAddSingleton(provider => new SliCollector(provider.GetRequiredService<SloMonitor>(), SloQueries.Of(provider), CollectionTimeout(provider)));
        services.AddSingleton(provider => new SloStage(
            provider.GetRequiredService<SloMonitor>(),
            provider.GetRequiredService<SliCollector>(),
            (slo, reason) => Log.SliFailed(provider.GetRequiredService<ILogger<SloMonitor>>(), slo, reason)));
        services.AddSingleton<IMonitoringStage>(provider => provider.GetRequiredService<SloStage>());
    }

    private static void AddNotifications(IServiceCollection services)
    {
        services.AddSingleton<AlertingLoader>();
        services.AddSingleton(provider => new AlertNotifications(
            provider.GetRequiredService<AlertingLoader>(),
            provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>(),
            provider.GetRequiredService<IStreamingMetrics>(),
            provider.GetRequiredService<FeatureHealth>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            ReceiverFaults(provider.GetRequiredService<ILogger<AlertNotifier>>())));
        services.AddSingleton<IMonitoringStage>(provider => provider.GetRequiredService<AlertNotifications>());
    }

    private static NotificationFaults ReceiverFaults(ILogger logger) => new(
        (receiver, reason) => Log.ReceiverCeased(logger, receiver, reason),
        receiver => Log.ReceiverResumed(logger, receiver),
        exception => Log.NotifierFault(logger, exception));

    private static TimeSpan CollectionTimeout(IServiceProvider provider) => provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>().Value.Slo.CollectionTimeout;

    private static RuleFaults Faults(ILogger logger) => new(
        (rule, group, reason) => Log.RuleFailed(logger, rule, group, reason), (group, exception) => Log.RuleGroupFailed(logger, group, exception));

    private static PersistenceFaults DiskFaults(ILogger logger) => new(
        (state, reason) => Log.PersistenceCeased(logger, state, reason),
        state => Log.PersistenceResumed(logger, state),
        (state, segments, bytes) => Log.PersistenceDamaged(logger, state, segments, bytes));

    private static ExemplarStore? Exemplars(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>().Value.Store is { Enabled: true, MaxExemplars: > 0 } ? provider.GetRequiredService<ExemplarStore>() : null;

    private static SeriesStore? WhereEnabled(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>().Value.Store.Enabled ? provider.GetRequiredService<SeriesStore>() : null;

    private static void AddCycle(IServiceCollection services)
    {
        services.AddSingleton<IMonitoringStage>(provider => new SystemMetricsStage(
            provider.GetRequiredService<IStreamingMetrics>(),
            provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>().Value.SystemMetrics,
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.AddSingleton<IMonitoringStage, CollectStage>();
        services.AddSingleton<IMonitoringStage>(provider => new StoreStage(
            provider.GetRequiredService<SeriesStore>(), Exemplars(provider), provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>()));
        services.AddSingleton<IMonitoringStage>(provider => provider.GetRequiredService<RuleEvaluation>());
        services.AddSingleton<IMonitoringStage>(provider => new StoreReportStage(
            provider.GetRequiredService<SeriesStore>(),
            provider.GetRequiredService<IStreamingMetrics>(),
            provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>().Value.Store));
        services.AddSingleton<IMonitoringFeature>(provider => new Listener(
            provider.GetRequiredService<PrometheusExporter>(),
            provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            fault => Log.ListenerFault(provider.GetRequiredService<ILogger<PrometheusListener>>(), fault.Reason, fault.Message, fault.Exception)));
        services.AddSingleton<TextFile>();
        services.AddSingleton<IMonitoringFeature>(provider => provider.GetRequiredService<TextFile>());
        services.AddSingleton<IMonitoringStage>(provider => provider.GetRequiredService<TextFile>());
        services.AddSingleton(provider => new StatePersistence(
            provider.GetRequiredService<SeriesStore>(),
            provider.GetRequiredService<RuleEvaluation>(),
            provider.GetRequiredService<SloMonitor>(),
            provider.GetRequiredService<AlertNotifications>(),
            provider.GetRequiredService<IStreamingMetrics>(),
            provider.GetRequiredService<FeatureHealth>(),
            provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            DiskFaults(provider.GetRequiredService<ILogger<StatePersistence>>())));
        services.AddSingleton<IMonitoringFeature>(provider => provider.GetRequiredService<StatePersistence>());
        services.AddSingleton<IMonitoringStage>(provider => provider.GetRequiredService<StatePersistence>());
        services.AddSingleton(provider => new MonitoringCycle(
            provider.GetServices<IMonitoringStage>(),
            provider.GetRequiredService<IStreamingMetrics>(),
            provider.GetRequiredService<FeatureHealth>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetRequiredService<IOptions<StreamingMonitoringOptions>>(),
            provider.GetRequiredService<ILogger<MonitoringCycle>>()));
        services.AddHostedService<MonitoringService>();
    }
}
