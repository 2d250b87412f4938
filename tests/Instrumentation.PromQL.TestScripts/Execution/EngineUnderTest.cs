using Instrumentation.Evaluation;
using Instrumentation.Functions;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.TestScripts.Execution;

/// <summary>Runs the queries of scripts on <see cref="PromqlEngine"/>, set up as scripts expect it.</summary>
public sealed class EngineUnderTest : IPromqlScriptEngine, IDisposable
{
    private readonly PromqlEngine _engine = new(new PromqlEngineOptions
    {
        Parser = PromqlParserOptions.AllExperimental,
        DelayedNameRemoval = true,
        CounterStartUse = CounterStartUse.Extrapolated,
        Timeout = TimeSpan.FromMinutes(1),
    });

    /// <inheritdoc/>
    public ValueTask<ScriptResult> InstantAsync(ISeriesSource source, string expression, long timeUnixMs) =>
        RunAsync(() => _engine.QueryAsync(source, expression, DateTimeOffset.FromUnixTimeMilliseconds(timeUnixMs)));

    /// <inheritdoc/>
    public ValueTask<ScriptResult> RangeAsync(ISeriesSource source, string expression, long startUnixMs, long endUnixMs, long stepMs) =>
        RunAsync(() => _engine.QueryRangeAsync(
            source,
            expression,
            DateTimeOffset.FromUnixTimeMilliseconds(startUnixMs),
            DateTimeOffset.FromUnixTimeMilliseconds(endUnixMs),
            TimeSpan.FromMilliseconds(stepMs)));

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private static async ValueTask<ScriptResult> RunAsync(Func<ValueTask<QueryResult>> query)
    {
        try
        {
            return Convert(await query());
        }
        catch (PromqlSyntaxException exception)
        {
            return ScriptResult.Error(exception.Problem);
        }
        catch (PromqlEvaluationException exception)
        {
            return ScriptResult.Error(exception.Message);
        }
    }

    private static ScriptResult Convert(QueryResult result)
    {
        ResultSeries[] series = [.. result.Series.Select(Convert)];
        ScriptResult converted = result.Type switch
        {
            PromqlType.Scalar => ScriptResult.Scalar(result.Series[0].Values[0]),
            PromqlType.String => ScriptResult.String(result.Text),
            PromqlType.InstantVector => ScriptResult.Vector(series),
            _ => ScriptResult.Matrix(series),
        };
        return converted with { Annotations = [.. result.Warnings, .. result.Infos] };
    }

    private static ResultSeries Convert(Evaluation.ResultSeries series) =>
        new(series.Labels, [.. Enumerable.Range(0, series.Count).Select(index => new ResultPoint(series.Timestamps[index], series.Values[index], series.Histogram(index)))]);
}
