using System.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Instrumentation.Configuration;

// What the host knows of itself, for what nothing else has set.
internal sealed class ResourceFallbacks(IHostEnvironment? environment) : IPostConfigureOptions<StreamingMonitoringOptions>
{
    public void PostConfigure(string? name, StreamingMonitoringOptions options)
    {
        Assembly? application = Assembly.GetEntryAssembly();
        options.Resource.Service = FirstOf(options.Resource.Service, environment?.ApplicationName, application?.GetName().Name);
        options.Resource.Environment = FirstOf(options.Resource.Environment, environment?.EnvironmentName);
        options.Resource.Version = FirstOf(options.Resource.Version, VersionOf(application));
    }

    // Without the commit that a build appends after a plus sign.
    private static string? VersionOf(Assembly? application) =>
        application?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? application?.GetName().Version?.ToString();

    private static string? FirstOf(params ReadOnlySpan<string?> candidates)
    {
        foreach (string? candidate in candidates)
        {
            if (!string.IsNullOrWhiteSpace(candidate))
                return candidate;
        }

        return null;
    }
}
