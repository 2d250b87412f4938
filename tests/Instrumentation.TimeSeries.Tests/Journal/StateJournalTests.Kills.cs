using System.Diagnostics;
using System.Globalization;

namespace Instrumentation.Journal;

public sealed partial class StateJournalTests
{
    [Test]
    public async Task A_process_that_is_killed_at_any_instant_loses_nothing_durable()
    {
        var random = new Random(11);
        long durable = 0;
        long corrupt = 0;
        for (int kill = 0; kill < FullSize.Or(500, 20); kill++)
        {
            long acknowledged = await KillAsync(random, durable);
            var state = new ChainState(payloadBytes: 2_000, checkpointEntries: 20);
            await using StateJournal journal = await StateJournal.OpenAsync(Options, state);
            Assert.That((state.Broken, journal.Status.Mode), Is.EqualTo((null as string, JournalMode.Persistent)), $"kill {kill}");
            Assert.That(state.Count, Is.GreaterThanOrEqualTo(acknowledged), $"kill {kill}");
            corrupt += journal.Status.CorruptSegments;
            durable = state.Count;
        }

        TestContext.Out.WriteLine($"{durable} records; {corrupt} segments ended in a record that was cut off");
        Assert.That(durable, Is.GreaterThan(FullSize.Or(500, 20)));
    }

    /// <summary>Runs the program until some record is durable, and a moment on.</summary>
    /// <returns>How many records it acknowledged.</returns>
    private async Task<long> KillAsync(Random random, long found)
    {
        // Beside ours: bin/Debug/net10.0 or bin/Release/net10.0.
        const string Target = "Instrumentation.TimeSeries.KillTarget";
        string[] place = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^3..];
        string assembly = Repository.PathTo(["tests", Target, .. place, Target + ".dll"]);
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        using var process = Process.Start(new ProcessStartInfo(host, ["exec", assembly, _folder.Path]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        try
        {
            Assert.That(await process.StandardOutput.ReadLineAsync(), Is.EqualTo($"found {found} Persistent"));
            long acknowledged = found;
            int lines = random.Next(300);
            while (lines-- > 0)
                acknowledged = Read(await process.StandardOutput.ReadLineAsync(), acknowledged);
            long moment = random.Next((int)(Stopwatch.Frequency / 500));
            for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetTimestamp() - start < moment;)
                Thread.SpinWait(10);
            process.Kill();
            while (await process.StandardOutput.ReadLineAsync() is { } line)
                acknowledged = Read(line, acknowledged);
            return acknowledged;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static long Read(string? line, long acknowledged)
    {
        string[] words = line?.Split(' ') ?? [];
        // The last line may be cut off by the kill.
        if (words.Length < 2 || words[0] != "durable" || !long.TryParse(words[1], CultureInfo.InvariantCulture, out long count))
        {
            Assert.That(line ?? "", Does.Not.StartWith("lost").And.Not.Contain("Exception"));
            return acknowledged;
        }

        return Math.Max(acknowledged, count);
    }
}
