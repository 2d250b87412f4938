using Microsoft.Extensions.Options;

namespace Instrumentation.Features;

// Runs the stand-alone listener as long as the host runs.
internal sealed class Listener(PrometheusExporter exporter, IOptions<StreamingMonitoringOptions> options, TimeProvider time, Action<MetricsFault> onFault)
    : IMonitoringFeature, IAsyncDisposable, IDisposable
{
    private PrometheusListener? _listener;
    private string _decisive = nameof(ListenerSettings.Port);

    public string Name => "listener";

    public string Key => $"{StreamingMonitoringConstants.Section}:Listener:{_decisive}";

    public bool IsEnabled => options.Value.Listener.Enabled;

    public string Describe() => _listener!.Address.ToString();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var listener = new PrometheusListener(exporter, options.Value.Listener.ToOptions(time, onFault));
        try
        {
            listener.Start();
            _listener = listener;
            return Task.CompletedTask;
        }
        catch (PrometheusListenerException exception)
        {
            _decisive = exception.Option;
            listener.Dispose();
            throw;
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _listener?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public void Dispose() => _listener?.Dispose();

    public ValueTask DisposeAsync() => _listener?.DisposeAsync() ?? ValueTask.CompletedTask;
}
