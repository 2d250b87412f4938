using System.Text.Json.Serialization;
using Instrumentation;
using Microsoft.AspNetCore.Connections;
using Samples.StreamingAnalytics;
using Samples.StreamingAnalytics.Processing;
using Samples.StreamingAnalytics.Tally;

SampleOptions? options;
try
{
    options = CommandLine.Read(args);
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

if (options is null)
{
    Console.WriteLine(SampleOptions.Usage);
    return 0;
}

WebApplicationBuilder builder = WebApplication.CreateBuilder();
string url = options.Url ?? builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? SampleOptions.DefaultUrl;
builder.WebHost.UseUrls(url);
bool serves = false;
builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => serves && level >= LogLevel.Warning);
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
builder.Services.AddPipeline(options);
Objectives.Define(builder.AddStreamingMonitoring(monitoring => monitoring.Exemplars = ExemplarMode.TraceBased).AddRulePack(RulePack.StreamingAnalytics));
builder.Services.AddHealthChecks().AddCheck<PipelineHealth>("pipeline");

await using WebApplication app = builder.Build();
app.UseMiddleware<RequestTally>();
app.UseWebSockets();
app.MapStreamingMonitoring();
app.MapSample();

try
{
    await app.StartAsync();
    serves = true;
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"Cannot listen on {url}: the address is in use. Stop the other program, or choose another with --urls http://127.0.0.1:5081.");
    return 1;
}

Console.WriteLine($"StreamingAnalytics listens on {string.Join(", ", app.Urls)}");
Console.WriteLine(Endpoints.List);
Console.WriteLine(options.Input is { } folder ? $"It reads {folder}." : options.Generate ? "It makes its own events; --help tells what else it can do." : "It takes what is posted.");
await app.WaitForShutdownAsync();
return 0;
