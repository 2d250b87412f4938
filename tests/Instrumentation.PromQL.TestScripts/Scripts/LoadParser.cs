using System.Text.RegularExpressions;
using Instrumentation.RuleTests;

namespace Instrumentation.TestScripts.Scripts;

// Reads a load command: its interval, then series until an empty line. Start times stand right in front of their series.
internal static partial class LoadParser
{
    public static LoadCommand Read(ScriptLines lines)
    {
        Match match = Command().Match(lines.Current);
        if (!match.Success)
            throw lines.Fail("expected 'load <interval>'");
        int line = lines.Number;
        long step = lines.Duration(match.Groups["step"].Value);
        var series = new List<LoadedSeries>();
        for (lines.MoveNext(); !lines.IsBlockEnd; lines.MoveNext())
        {
            LoadedSeries loaded = ReadSeries(lines);
            series.RemoveAll(before => before.Labels == loaded.Labels);
            series.Add(loaded);
        }

        return new LoadCommand(line, step, match.Groups["nhcb"].Success, series);
    }

    private static LoadedSeries ReadSeries(ScriptLines lines)
    {
        SeriesLine first = lines.Series();
        if (first.StartOffsetsMs is null)
            return new LoadedSeries(first.Labels, first.Values, null);
        lines.MoveNext();
        if (lines.IsBlockEnd)
            throw lines.Fail("expected the samples that the start times belong to");
        SeriesLine samples = lines.Series();
        if (samples.StartOffsetsMs is not null || samples.Labels != first.Labels || samples.Values.Count != first.StartOffsetsMs.Count)
            throw lines.Fail("expected samples of the same series, as many as start times");
        return new LoadedSeries(samples.Labels, samples.Values, first.StartOffsetsMs);
    }

    [GeneratedRegex(@"^load(?<nhcb>_with_nhcb)?\s+(?<step>.+?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Command();
}
