using Instrumentation.Evaluation;
using Instrumentation.PromqlPeer.Generation;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Comparison;

/// <summary>Runs queries on the product's engine as Prometheus 2.42 would.</summary>
internal sealed class OwnEngine(ISeriesSource source, PromqlEngineOptions options) : IDisposable
{
    private readonly PromqlEngine _engine = new(options);

    /// <summary>The options that give Prometheus 2's semantics. Experimental functions are known for the sake of the one that 2.42 has under its older name.</summary>
    public static PromqlEngineOptions Prometheus2 { get; } = new()
    {
        RangeBoundary = RangeBoundary.Closed,
        Parser = new PromqlParserOptions { ExperimentalFunctions = true },
        Timeout = TimeSpan.FromMinutes(1),
    };

    public Task<Answer> QueryAsync(FuzzQuery query) => QueryAsync(query, PromqlParser.Parse(query.Text, options.Parser));

    /// <summary>Runs another expression at a query's times. An error is an answer.</summary>
    public async Task<Answer> QueryAsync(FuzzQuery query, PromqlExpression expression)
    {
        try
        {
            DateTimeOffset start = DateTimeOffset.FromUnixTimeMilliseconds(query.StartUnixMs);
            QueryResult result = query.IsRange
                ? await _engine.QueryRangeAsync(source, expression, start, DateTimeOffset.FromUnixTimeMilliseconds(query.EndUnixMs), TimeSpan.FromMilliseconds(query.StepMs))
                : await _engine.QueryAsync(source, expression, start);
            return Read(result);
        }
        catch (PromqlEvaluationException exception)
        {
            return Answer.Error(exception.Message);
        }
    }

    public void Dispose() => _engine.Dispose();

    private static Answer Read(QueryResult result)
    {
        if (result.Type == PromqlType.String)
            return Answer.String(result.Text);
        AnswerKind kind = result.Type switch
        {
            PromqlType.Scalar => AnswerKind.Scalar,
            PromqlType.InstantVector => AnswerKind.Vector,
            _ => AnswerKind.Matrix,
        };
        return new Answer(kind, [.. result.Series.Select(static series => new AnswerSeries(series.Labels, series.Timestamps.ToArray(), series.Values.ToArray()))]);
    }
}
