using System.Diagnostics;
using NUnit.Framework;

namespace Instrumentation.TestKit;

/// <summary>Programs that other projects wrote and that tests run against.</summary>
public static class Peer
{
    /// <summary>Finds an installed program; skips the test, or fails it where INSTRUMENTATION_REQUIRE_PEERS=1, when it is missing.</summary>
    /// <param name="program">The program's name, such as <c>promtool</c>.</param>
    /// <param name="package">The Debian package that has it.</param>
    /// <returns>The program's path.</returns>
    public static string Require(string program, string package)
    {
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            string path = Path.Combine(folder, program);
            if (File.Exists(path))
                return path;
        }

        string message = $"{program} is not installed; install the Debian package {package}.";
        if (Environment.GetEnvironmentVariable("INSTRUMENTATION_REQUIRE_PEERS") == "1")
            Assert.Fail(message);
        Assert.Ignore(message);
        throw new InvalidOperationException(message);
    }

    /// <summary>Runs an installed program to its end.</summary>
    /// <param name="program">The program's path, from <see cref="Require"/>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads from its standard input.</param>
    /// <returns>Its exit code, and what it wrote to standard output and then to standard error.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, string input = "")
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended without reading it all, as it may.
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Polls for a condition of another process.</summary>
    /// <param name="condition">True when it holds; an exception counts as not yet.</param>
    /// <param name="deadline">How long to wait at most.</param>
    /// <param name="what">The condition in words, for the failure's message.</param>
    /// <returns>When the condition holds; the test fails after the deadline.</returns>
    public static async Task Until(Func<Task<bool>> condition, TimeSpan deadline, string what)
    {
        long start = TimeProvider.System.GetTimestamp();
        Exception? last = null;
        while (TimeProvider.System.GetElapsedTime(start) < deadline)
        {
            try
            {
                if (await condition())
                    return;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException or InvalidOperationException)
            {
                last = exception;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        Assert.Fail($"Waited {deadline.TotalSeconds} s in vain: {what}. {last?.Message}");
    }
}
