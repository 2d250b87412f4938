using Instrumentation.Stages;
using Microsoft.Extensions.Options;

namespace Instrumentation.Features;

// Replaces a file with the exposition at each tick. The new text is written beside it and then renamed over it, so that a reader sees the
// old file or the new one and never a part.
internal sealed class TextFile(PrometheusExporter exporter, IOptions<StreamingMonitoringOptions> options) : IMonitoringFeature, IMonitoringStage
{
    private volatile bool _isRunning;

    public string Name => "text file";

    public string Key => $"{StreamingMonitoringConstants.Section}:TextFile:Path";

    public bool IsEnabled => !string.IsNullOrEmpty(Path);

    public MonitoringPhase Phase => MonitoringPhase.Publish;

    string IMonitoringStage.Name => "text_file_write";

    private string? Path => options.Value.TextFile.Path;

    public string Describe() => Path!;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(cancellationToken);
        _isRunning = true;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _isRunning = false;
        return Task.CompletedTask;
    }

    public async ValueTask RunAsync(MonitoringTick tick, CancellationToken cancellationToken)
    {
        if (_isRunning)
            await WriteAsync(cancellationToken);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        string path = System.IO.Path.GetFullPath(Path!);

        // A name that nobody can foresee, and created anew: in a shared folder a link could lie there.
        string unfinished = $"{path}.{System.IO.Path.GetRandomFileName()}.tmp";
        try
        {
            await using (FileStream file = new(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                await exporter.WriteAsync(file, ExpositionFormat.PrometheusText, cancellationToken: cancellationToken);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
            throw;
        }
    }
}
