namespace Instrumentation.Configuration;

// What two settings must be to each other.
internal static class SettingRelations
{
    public static IEnumerable<string> Check(StreamingMonitoringOptions options)
    {
        if (options.LatencyWarningMs > options.LatencyCriticalMs)
            yield return Relate(nameof(options.LatencyWarningMs), options.LatencyWarningMs, "at most", nameof(options.LatencyCriticalMs), options.LatencyCriticalMs);
        if (options.ErrorRateWarningThreshold > options.ErrorRateCriticalThreshold)
            yield return Relate(nameof(options.ErrorRateWarningThreshold), options.ErrorRateWarningThreshold, "at most", nameof(options.ErrorRateCriticalThreshold), options.ErrorRateCriticalThreshold);
        if (options.ScaleDownThreshold >= options.ScaleUpThreshold)
            yield return Relate(nameof(options.ScaleDownThreshold), options.ScaleDownThreshold, "less than", nameof(options.ScaleUpThreshold), options.ScaleUpThreshold);
        if (options.MinInstances > options.MaxInstances)
            yield return Relate(nameof(options.MinInstances), options.MinInstances, "at most", nameof(options.MaxInstances), options.MaxInstances);

        // A file takes at most half of the folder, and has to hold the whole store.
        if (!string.IsNullOrEmpty(options.Persistence.Path) && options.Persistence.MaxBytes / 2 < options.Store.MaxBytes)
            yield return Relate("Persistence:MaxBytes", options.Persistence.MaxBytes, "at least twice", "Store:MaxBytes", options.Store.MaxBytes);
        if (string.Equals(options.Endpoints.MetricsPath, options.Endpoints.HealthPath, StringComparison.OrdinalIgnoreCase))
            yield return Relate("Endpoints:MetricsPath", options.Endpoints.MetricsPath, "any path but", "Endpoints:HealthPath", options.Endpoints.HealthPath);
        if (string.IsNullOrEmpty(options.Listener.User) != string.IsNullOrEmpty(options.Listener.Password))
        {
            (string missing, string given) = string.IsNullOrEmpty(options.Listener.User) ? ("User", "Password") : ("Password", "User");
            yield return SettingFailure.Describe($"{StreamingMonitoringConstants.Section}:Listener:{missing}", null, $"text, because Listener:{given} is set");
        }
    }

    private static string Relate(string key, object value, string relation, string otherKey, object otherValue) =>
        SettingFailure.Relate($"{StreamingMonitoringConstants.Section}:{key}", value, relation, otherKey, otherValue);
}
