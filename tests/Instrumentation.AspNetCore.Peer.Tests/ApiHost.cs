using Instrumentation.PromqlPeer.Comparison;
using Instrumentation.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Instrumentation.PrometheusApiPeer;

/// <summary>A web application on loopback whose HTTP API answers from a series source, with the semantics of Prometheus 2.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ApiHost(WebApplication application) => _application = application;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_application.Urls.Single());

    public static async Task<ApiHost> StartAsync(ISeriesSource source)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton(new PromqlEngine(OwnEngine.Prometheus2 with { MaxSteps = 11_001 }));
        builder.AddStreamingMonitoring();
        WebApplication application = builder.Build();
        application.MapStreamingMonitoring();
        await application.StartAsync();
        return new ApiHost(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
