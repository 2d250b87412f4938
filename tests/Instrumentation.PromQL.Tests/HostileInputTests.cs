using System.Globalization;
using System.Text.RegularExpressions;
using Instrumentation.TestKit;

namespace Instrumentation;

/// <summary>Inputs of people who mean harm, taken by a process of its own: a stack that overflows, or memory that runs out, would end it.</summary>
public sealed partial class HostileInputTests
{
    // No measure of speed: what hangs is found.
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);

    [TestCase("expressions", 100_000, 4_000, 64)]
    [TestCase("expression-shapes", 1, 1, 512)]
    [TestCase("rule-files", 20_000, 1_500, 64)]
    [TestCase("rule-file-shapes", 1, 1, 1024)]
    [TestCase("templates", 20_000, 3_000, 64)]
    [TestCase("template-shapes", 1, 1, 64)]
    public async Task Inputs_of_a_kind_end_in_a_result_or_our_exception_within_bounds(string kind, int full, int slice, int maxMegabytes)
    {
        int count = FullSize.Or(full, slice);
        (int exitCode, string output) = await RunAsync(kind, seed: 20_261_126, count);

        TestContext.Out.WriteLine(output);
        Assert.That(exitCode, Is.Zero, output);
        Match match = Summary().Match(output);
        Assert.That(match.Success, Is.True, output);
        int taken = int.Parse(match.Groups["accepted"].Value, CultureInfo.InvariantCulture) + int.Parse(match.Groups["refused"].Value, CultureInfo.InvariantCulture);
        Assert.That(taken, Is.GreaterThanOrEqualTo(count));
        Assert.That(double.Parse(match.Groups["ms"].Value, CultureInfo.InvariantCulture), Is.LessThan(MaxTime.TotalMilliseconds), output);
        Assert.That(long.Parse(match.Groups["bytes"].Value, CultureInfo.InvariantCulture), Is.LessThan((long)maxMegabytes << 20), output);
    }

    private static Task<(int ExitCode, string Output)> RunAsync(string kind, int seed, int count)
    {
        // Beside ours: bin/Debug/net10.0 or bin/Release/net10.0.
        const string Target = "Instrumentation.PromQL.HostileTarget";
        string[] place = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^3..];
        string assembly = Repository.PathTo(["tests", Target, .. place, Target + ".dll"]);
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        return Peer.RunAsync(host, ["exec", assembly, kind, seed.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture)]);
    }

    [GeneratedRegex(@"accepted (?<accepted>\d+) refused (?<refused>\d+) slowest (?<ms>[\d.]+) ms most (?<bytes>\d+) bytes", RegexOptions.ExplicitCapture)]
    private static partial Regex Summary();
}
