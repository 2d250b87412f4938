using System.Diagnostics;

namespace Instrumentation.Journal;

/// <summary>The program that writes until it is killed.</summary>
internal static class KillTarget
{
    /// <summary>Starts the program, reads some of its lines, and kills it a moment later.</summary>
    /// <param name="random">Says how many lines and how long a moment, up to 2 ms.</param>
    /// <param name="mostLines">Fewer lines than these are waited for.</param>
    /// <param name="read">Gets every line but the first; the last one may be cut off.</param>
    /// <param name="arguments">What the program is told.</param>
    /// <returns>The first line.</returns>
    public static async Task<string?> RunAsync(Random random, int mostLines, Action<string?> read, params string[] arguments)
    {
        // Beside ours: bin/Debug/net10.0 or bin/Release/net10.0.
        const string Target = "Instrumentation.TimeSeries.KillTarget";
        string[] place = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^3..];
        string assembly = Repository.PathTo(["tests", Target, .. place, Target + ".dll"]);
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        using var process = Process.Start(new ProcessStartInfo(host, ["exec", assembly, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        try
        {
            string? first = await process.StandardOutput.ReadLineAsync();
            int lines = random.Next(mostLines);
            while (lines-- > 0)
                read(await process.StandardOutput.ReadLineAsync());
            long moment = random.Next((int)(Stopwatch.Frequency / 500));
            for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetTimestamp() - start < moment;)
                Thread.SpinWait(10);
            process.Kill();
            while (await process.StandardOutput.ReadLineAsync() is { } line)
                read(line);
            return first;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
