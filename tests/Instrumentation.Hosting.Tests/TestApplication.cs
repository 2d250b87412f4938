using Instrumentation.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Instrumentation;

// A host whose configuration, environment and clock are the test's alone.
internal sealed class TestApplication
{
    public Dictionary<string, string?> Section { get; } = [];

    public Dictionary<string, string> Variables { get; } = [];

    public string[] Arguments { get; init; } = [];

    public Action<StreamingMonitoringOptions>? Configure { get; init; }

    public Action<IServiceCollection>? Before { get; init; }

    public Action<StreamingMonitoringBuilder>? After { get; init; }

    public FakeClock Clock { get; } = new();

    public CapturedLog Log { get; } = new();

    public IHost Build()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ApplicationName = "orders", EnvironmentName = "Staging" });
        builder.Configuration.AddInMemoryCollection(Section.ToDictionary(pair => pair.Key.StartsWith("STREAMING_MONITORING:", StringComparison.Ordinal) ? pair.Key : "StreamingMonitoring:" + pair.Key, pair => pair.Value));
        builder.Configuration.AddCommandLine(Arguments);
        builder.Logging.AddProvider(Log);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(new EnvironmentVariables(new Dictionary<string, string>(Variables, StringComparer.OrdinalIgnoreCase)));
        Before?.Invoke(builder.Services);
        StreamingMonitoringBuilder monitoring = builder.AddStreamingMonitoring(Configure);
        After?.Invoke(monitoring);
        return builder.Build();
    }

    // The options as the host sees them, without starting it.
    public StreamingMonitoringOptions Options()
    {
        using IHost host = Build();
        return host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<StreamingMonitoringOptions>>().Value;
    }
}
