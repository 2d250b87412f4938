using System.Diagnostics;
using System.Globalization;

namespace Instrumentation.Outbox;

/// <summary>A notifier in a process of its own, which can be killed.</summary>
internal sealed class NotifierProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private NotifierProcess(string folder, string url, int alerts)
    {
        // Beside ours: bin/Debug/net10.0 or bin/Release/net10.0.
        const string Target = "Instrumentation.Alerting.KillTarget";
        string[] place = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^3..];
        string assembly = Repository.PathTo(["tests", Target, .. place, Target + ".dll"]);
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", ["exec", assembly, folder, url, alerts.ToString(CultureInfo.InvariantCulture)])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            },
        };
        _process.Start();
    }

    /// <summary>Starts one, and waits until it has restored what it knows.</summary>
    public static async Task<NotifierProcess> StartAsync(string folder, string url, int alerts)
    {
        var process = new NotifierProcess(folder, url, alerts);
        Assert.That(await process._process.StandardOutput.ReadLineAsync().WaitAsync(Patience), Is.EqualTo("ready Persistent"));
        return process;
    }

    public void Kill() => _process.Kill();

    public async Task ExitAsync() => await _process.WaitForExitAsync().WaitAsync(Patience);

    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await ExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
