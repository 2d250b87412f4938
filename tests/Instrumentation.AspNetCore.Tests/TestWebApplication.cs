using System.Net;
using Instrumentation.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Instrumentation;

// A web application on the test server, or on Kestrel, whose configuration, clock and log are the test's.
internal sealed class TestWebApplication : IAsyncDisposable
{
    public Dictionary<string, string?> Section { get; } = [];

    public Action<WebApplicationBuilder>? Services { get; init; }

    public Action<WebApplicationBuilder> Monitoring { get; init; } = builder => builder.AddStreamingMonitoring();

    public Action<WebApplication> Pipeline { get; init; } = application => application.MapStreamingMonitoring();

    public bool UsesKestrel { get; init; }

    public FakeClock Clock { get; } = new();

    public CapturedLog Log { get; } = new();

    public WebApplication Application { get; private set; } = null!;

    public StreamingMetrics Metrics => Application.Services.GetRequiredService<StreamingMetrics>();

    public Uri Address => new(Application.Urls.Single());

    public WebApplication Build()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production", ApplicationName = "orders" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(Section.ToDictionary(pair => "StreamingMonitoring:" + pair.Key, pair => pair.Value));
        builder.Logging.ClearProviders().AddProvider(Log);
        if (UsesKestrel)
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        else
            builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(new EnvironmentVariables(new Dictionary<string, string>()));
        Services?.Invoke(builder);
        Monitoring(builder);
        Application = builder.Build();
        Pipeline(Application);
        return Application;
    }

    public async Task<TestWebApplication> StartAsync()
    {
        await Build().StartAsync();
        return this;
    }

    // As a caller on this machine, unless the test says otherwise. The body is read to its end, which comes when the pipeline is done.
    public async Task<HttpContext> SendAsync(string path, string method = "GET", Action<HttpContext>? prepare = null, CancellationToken cancellationToken = default)
    {
        HttpContext answer = await Application.GetTestServer().SendAsync(
            context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Loopback;
                context.Request.Host = new HostString("localhost");
                context.Request.Method = method;
                int query = path.IndexOf('?', StringComparison.Ordinal);
                context.Request.Path = query < 0 ? path : path[..query];
                context.Request.QueryString = query < 0 ? QueryString.Empty : new QueryString(path[query..]);
                prepare?.Invoke(context);
            },
            cancellationToken);
        var body = new MemoryStream();
        await answer.Response.Body.CopyToAsync(body, cancellationToken);
        body.Position = 0;
        answer.Response.Body = body;
        return answer;
    }

    public static async Task<string> BodyOf(HttpContext context)
    {
        using var reader = new StreamReader(context.Response.Body);
        return await reader.ReadToEndAsync();
    }

    public ValueTask DisposeAsync() => Application.DisposeAsync();
}
