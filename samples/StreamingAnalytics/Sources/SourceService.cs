using Samples.StreamingAnalytics.Processing;

namespace Samples.StreamingAnalytics.Sources;

/// <summary>Runs the source that the command line names, and says when a finite one is done.</summary>
internal sealed class SourceService(SampleOptions options, IServiceProvider services, PipelineStatus status, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WaitForStartAsync(stoppingToken);
        if (options.Input is { } folder)
        {
            await ActivatorUtilities.CreateInstance<CsvSource>(services, folder).RunAsync(stoppingToken);
            await status.FinishAsync(stoppingToken);
            Console.WriteLine(status.Summary());
            if (options.ExitWhenDone)
                lifetime.StopApplication();
        }
        else if (options.Generate)
        {
            await ActivatorUtilities.CreateInstance<Generator>(services).RunAsync(stoppingToken);
        }
    }
}
