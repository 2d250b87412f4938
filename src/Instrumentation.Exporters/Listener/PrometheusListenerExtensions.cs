namespace Instrumentation;

/// <summary>Serves metrics over HTTP without a web framework.</summary>
public static class PrometheusListenerExtensions
{
    /// <summary>Starts a listener for the metrics of this source, by default on http://127.0.0.1:9464/metrics.</summary>
    /// <param name="source">The recorder, or anything else that fills snapshots.</param>
    /// <param name="configure">Changes the settings; null for the defaults.</param>
    /// <returns>The running listener; dispose of it at the end.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="PrometheusListenerException">The port is in use, or the address not available.</exception>
    public static PrometheusListener StartPrometheusListener(this IMetricSource source, Action<PrometheusListenerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var options = new PrometheusListenerOptions();
        configure?.Invoke(options);
        var listener = new PrometheusListener(source, options);
        try
        {
            listener.Start();
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }
}
