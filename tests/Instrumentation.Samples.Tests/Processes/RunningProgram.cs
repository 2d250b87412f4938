using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Instrumentation.Samples.Processes;

/// <summary>A program that a test started; disposing it ends the program.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly string _name;
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(string program, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment)
    {
        _name = Path.GetFileName(program);
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_lock)
                return string.Join('\n', _lines);
        }
    }

    public static RunningProgram Start(string program, params IEnumerable<string> arguments) => new(program, arguments, []);

    /// <summary>Starts a sample that was built together with these tests.</summary>
    /// <param name="sample">The name of its folder and assembly.</param>
    /// <param name="arguments">Its command line.</param>
    public static RunningProgram StartSample(string sample, params IEnumerable<string> arguments) => StartSample(sample, arguments, []);

    /// <summary>Starts a sample that was built together with these tests.</summary>
    /// <param name="sample">The name of its folder and assembly.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">Environment variables that it gets besides those of the tests.</param>
    public static RunningProgram StartSample(string sample, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment)
    {
        // Beside ours: bin/Debug/net10.0 or bin/Release/net10.0.
        string[] place = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^3..];
        string assembly = Repository.PathTo(["samples", sample, .. place, sample + ".dll"]);
        return new RunningProgram(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", ["exec", assembly, .. arguments], environment);
    }

    /// <summary>Waits until it has written a line that matches.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="patience">How long to wait at most; null for 20 seconds.</param>
    /// <returns>The match; the test fails when the program ends before or the time is up.</returns>
    public async Task<Match> WaitForLineAsync(Regex pattern, TimeSpan? patience = null)
    {
        using var timeout = new CancellationTokenSource(patience ?? Patience);
        while (true)
        {
            Task changed = Volatile.Read(ref _changed).Task;
            if (pattern.Match(Output) is { Success: true } match)
                return match;
            if (_process.HasExited && !changed.IsCompleted)
            {
                await _process.WaitForExitAsync(timeout.Token);
                if (pattern.Match(Output) is { Success: true } last)
                    return last;
                Assert.Fail($"{_name} ended with code {_process.ExitCode} before it wrote '{pattern}':\n{Output}");
            }

            try
            {
                await Task.WhenAny(changed, _process.WaitForExitAsync(timeout.Token)).WaitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"{_name} did not write '{pattern}' in time:\n{Output}");
            }
        }
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Its exit code; the test fails when that takes too long.</returns>
    public async Task<int> WaitForExitAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"{_name} did not end in time:\n{Output}");
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_lock)
            _lines.Add(line);
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
