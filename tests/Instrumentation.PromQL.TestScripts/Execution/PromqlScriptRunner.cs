using System.Text.RegularExpressions;
using Instrumentation.TestScripts.Comparison;
using Instrumentation.TestScripts.Scripts;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.TestScripts.Execution;

/// <summary>
/// Runs scripts. An instant query also runs with its selectors fixed to its time, at several other times, and each of these as the middle step of a
/// range query; all have to give the same.
/// </summary>
/// <param name="engine">What runs the queries.</param>
/// <param name="addAt">Fixes an expression's selectors to a time in milliseconds since 1970-01-01 UTC; null for one that cannot be fixed. Null runs queries as they are only.</param>
public sealed partial class PromqlScriptRunner(IPromqlScriptEngine engine, Func<string, long, string?>? addAt = null)
{
    private const long MinuteMs = 60_000;

    /// <summary>Runs a script.</summary>
    /// <param name="script">The script.</param>
    /// <returns>What became of each eval command.</returns>
    public async Task<IReadOnlyList<ScriptOutcome>> RunAsync(PromqlScript script)
    {
        var outcomes = new List<ScriptOutcome>();
        var source = new MemorySeriesSource();
        foreach (ScriptCommand command in script.Commands)
        {
            if (command is ClearCommand)
                source.Clear();
            else if (command is LoadCommand load)
                ScriptLoader.Load(load, source);
            else if (command is EvalCommand eval)
                outcomes.Add(new ScriptOutcome(eval, await CheckAsync(eval, source)));
        }

        return outcomes;
    }

    private async Task<string?> CheckAsync(EvalCommand command, MemorySeriesSource source)
    {
        if (command.IsRange)
        {
            ScriptResult result = await engine.RangeAsync(source, command.Expression, command.Times.StartUnixMs, command.Times.EndUnixMs, command.Times.StepMs);
            return ResultComparison.Check(command, result, command.Times);
        }

        foreach ((string expression, long time) in Variants(command))
        {
            string? problem = await CheckInstantAsync(command, source, expression, time);
            if (problem is not null)
                return expression == command.Expression && time == command.Times.StartUnixMs ? problem : $"as {expression} at {time} ms: {problem}";
        }

        return null;
    }

    private IEnumerable<(string Expression, long TimeUnixMs)> Variants(EvalCommand command)
    {
        long time = command.Times.StartUnixMs;
        yield return (command.Expression, time);
        if (addAt?.Invoke(command.Expression, time) is not { } fixedExpression)
            yield break;
        long[] times = time == 0 ? [-1000, 0, 1000] : [-10 * time, 0, time / 5, time, 10 * time];
        foreach (long other in times)
            yield return (fixedExpression, other);
    }

    private async Task<string?> CheckInstantAsync(EvalCommand command, MemorySeriesSource source, string expression, long time)
    {
        ScriptResult result = await engine.InstantAsync(source, expression, time);
        string? problem = ResultComparison.Check(command, result, command.RangeVector);
        if (problem is not null || command.MustFail || command.IsOrdered || command.RangeVector is not null || command.ExpectedText is not null || OfRange().IsMatch(expression))
            return problem;
        ScriptResult range = await engine.RangeAsync(source, expression, time - MinuteMs, time + MinuteMs, MinuteMs);
        problem = CheckMiddle(command, result.Kind, range, time);
        return problem is null ? null : "as a range query: " + problem;
    }

    private static string? CheckMiddle(EvalCommand command, ScriptResultKind kind, ScriptResult range, long time)
    {
        if (range.Kind == ScriptResultKind.Error)
            return "failed: " + range.Text;
        if (ResultComparison.CheckOrder(range.Series) is { } unordered)
            return unordered;
        ResultSeries[] middle =
        [
            .. range.Series
                .Select(series => new ResultSeries(series.Labels, [.. series.Points.Where(point => point.TimeUnixMs == time)]))
                .Where(static series => series.Points.Count > 0),
        ];
        if (kind != ScriptResultKind.Scalar)
            return ResultComparison.CheckValues(command, ScriptResult.Vector(middle), null);
        return middle.Length == 1 ? ResultComparison.CheckValues(command, ScriptResult.Scalar(middle[0].Points[0].Number), null) : $"expected one series, got {middle.Length}";
    }

    // What these give depends on the range of the query.
    [GeneratedRegex(@"\b(start|end|range|step)\s*\(\s*\)", RegexOptions.ExplicitCapture)]
    private static partial Regex OfRange();
}
