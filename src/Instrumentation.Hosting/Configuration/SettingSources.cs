using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;

namespace Instrumentation.Configuration;

// Reads every source in the order of precedence, lowest first.
internal static class SettingSources
{
    private const string SnakeCaseSection = "STREAMING_MONITORING";

    public static IEnumerable<RawSetting> Read(IConfiguration? configuration, EnvironmentVariables environment) =>
    [
        .. OfSection(configuration, StreamingMonitoringConstants.Section, SettingSource.Section),
        .. OpenTelemetryVariables.Read(name => configuration?[name] ?? environment.Values.GetValueOrDefault(name)).Settings,
        .. OfSection(configuration, SnakeCaseSection, SettingSource.Variable),
        .. OfVariables(environment, StreamingMonitoringConstants.Section + "__"),
        .. OfVariables(environment, StreamingMonitoringConstants.EnvironmentPrefix),
        .. OfCommandLine(configuration),
    ];

    // STREAMING_MONITORING_X with one underscore is a slip that would go unnoticed otherwise.
    public static IEnumerable<string> Misspelt(EnvironmentVariables environment) =>
        environment.Values.Keys.Where(name => name.StartsWith(SnakeCaseSection + "_", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith(StreamingMonitoringConstants.EnvironmentPrefix, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<RawSetting> OfSection(IConfiguration? configuration, string section, SettingSource source)
    {
        if (configuration is null)
            yield break;
        foreach ((string key, string? value) in configuration.GetSection(section).AsEnumerable(makePathsRelative: true))
        {
            if (key.Length > 0 && value is not null)
                yield return new RawSetting(key.Split(':'), value, $"{section}:{key}", source);
        }
    }

    // An empty variable is the same as none, as everywhere in OpenTelemetry.
    private static IEnumerable<RawSetting> OfVariables(EnvironmentVariables environment, string prefix) => environment.Values
        .Where(variable => variable.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && variable.Value.Length > 0)
        .OrderBy(variable => variable.Key, StringComparer.Ordinal)
        .Select(variable => new RawSetting(variable.Key[prefix.Length..].Split("__"), variable.Value, variable.Key, SettingSource.Variable));

    private static IEnumerable<RawSetting> OfCommandLine(IConfiguration? configuration)
    {
        foreach (IConfigurationProvider provider in (configuration as IConfigurationRoot)?.Providers.Where(provider => provider is CommandLineConfigurationProvider) ?? [])
        {
            foreach (RawSetting setting in OfSection(new ConfigurationRoot([provider]), StreamingMonitoringConstants.Section, SettingSource.CommandLine))
                yield return setting with { Origin = "--" + setting.Origin };
        }
    }
}
