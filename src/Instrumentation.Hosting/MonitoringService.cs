using Instrumentation.Alerting;
using Instrumentation.Configuration;
using Instrumentation.Features;
using Instrumentation.Health;
using Instrumentation.Rules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Instrumentation.Hosting;

// Starts what is configured and says so, in one line. What cannot start is switched off, and the application runs on.
internal sealed class MonitoringService(
    IOptions<StreamingMonitoringOptions> options,
    MonitoringSettings settings,
    IEnumerable<IMonitoringFeature> features,
    FeatureHealth health,
    MonitoringCycle cycle,
    StartChecks checks,
    RuleEvaluation rules,
    AlertNotifications notifications,
    ILogger<MonitoringService> logger) : IHostedLifecycleService
{
    private readonly List<IMonitoringFeature> _running = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (UnknownSetting unknown in settings.Unknown)
            Log.UnknownSetting(logger, unknown.Name, unknown.Nearest);
        if (settings.ResourceFault is { } fault)
            Log.ResourceAttributesIgnored(logger, fault);
        await notifications.StartAsync(cancellationToken);
        if (notifications.IsEnabled)
            rules.HandTo(notifications, options.Value.Alerting.ResendDelay);
        foreach (IMonitoringFeature feature in features.Where(feature => feature.IsEnabled))
            await StartAsync(feature, cancellationToken);
        cycle.Start();
        Log.Started(logger, Summary());
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        checks.Run();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // The cycle first, because it works through the features.
        await cycle.StopAsync(cancellationToken);
        await Task.WhenAll([.. _running.Select(feature => feature.StopAsync(cancellationToken)), notifications.DisposeAsync().AsTask()]);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task StartAsync(IMonitoringFeature feature, CancellationToken cancellationToken)
    {
        try
        {
            await feature.StartAsync(cancellationToken);
            _running.Add(feature);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (options.Value.FailOnUnavailable)
            {
                throw new InvalidOperationException(
                    $"The {feature.Name} cannot start because of {feature.Key}, and {StreamingMonitoringConstants.Section}:FailOnUnavailable is true. {exception.Message}", exception);
            }

            health.Fault(feature.Name.Replace(' ', '_'), $"Off because of {feature.Key}; the log says why.");
            Log.FeatureUnavailable(logger, feature.Name, feature.Key, exception.Message);
        }
    }

    private string Summary()
    {
        StreamingMonitoringOptions value = options.Value;
        IEnumerable<string> parts =
        [
            $"cycle every {value.MetricsIntervalSeconds} s",
            $"capture {OnOff(value.Capture.Enabled && value.DetailedMetrics)}",
            $"system metrics {OnOff(value.SystemMetrics.Enabled)}",
            $"visible to other listeners {OnOff(value.PublishToMeters)}",
            $"exemplars {value.Exemplars}",
            .. features.Select(feature => $"{feature.Name} {(_running.Contains(feature) ? feature.Describe() : feature.IsEnabled ? "unavailable" : "off")}"),
            value.Store.Enabled ? $"store of {value.Store.Retention} and {value.Store.MaxBytes >> 20} MiB" : "store off",
            rules.Describe(),
            notifications.Describe(),
        ];
        return $"service {value.Resource.Service}: {string.Join(", ", parts)}";
    }

    private static string OnOff(bool value) => value ? "on" : "off";
}
