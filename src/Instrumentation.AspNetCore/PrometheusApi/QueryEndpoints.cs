using Instrumentation.Evaluation;
using Instrumentation.Json;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.PrometheusApi;

// /api/v1/query, query_range, format_query and parse_query.
internal sealed class QueryEndpoints(PromqlEngine engine, ISeriesSource source, TimeProvider time)
{
    private const int MaxPoints = 11_000;

    public async Task<ApiAnswer?> QueryAsync(ApiParameters parameters, CancellationToken cancellation)
    {
        int limit = ResultLimit.Parse(parameters);
        DateTimeOffset at = ApiTime.OfQuery("time", ApiTime.Optional(parameters, "time", time.GetUtcNow().ToUnixTimeMilliseconds()));
        PromqlEngine limited = EngineFor(parameters);
        QueryResult result = await RunAsync(() => limited.QueryAsync(source, parameters["query"], at, cancellation));
        return AnswerOf(result, limit, at);
    }

    public async Task<ApiAnswer?> QueryRangeAsync(ApiParameters parameters, CancellationToken cancellation)
    {
        int limit = ResultLimit.Parse(parameters);
        DateTimeOffset start = ApiTime.Required(parameters, "start");
        DateTimeOffset end = ApiTime.Required(parameters, "end");
        if (end < start)
            throw ApiException.InvalidParameter("end", "end timestamp must not be before start time");
        TimeSpan step = ApiTime.Duration("step", parameters["step"]);
        if (step < TimeSpan.FromMilliseconds(1))
            throw ApiException.InvalidParameter("step", "zero or negative query resolution step widths are not accepted. Try a positive integer");
        if ((end - start) / step >= MaxPoints + 1)
            throw ApiException.BadData("exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)");
        PromqlEngine limited = EngineFor(parameters);
        PromqlType type = Parse(parameters).Type;
        if (type is not (PromqlType.Scalar or PromqlType.InstantVector))
            throw ApiException.InvalidParameter("query", $"invalid expression type \"{PromqlTypeNames.Of(type)}\" for range query, must be Scalar or instant Vector");
        QueryResult result = await RunAsync(() => limited.QueryRangeAsync(source, parameters["query"], start, end, step, cancellation));
        return AnswerOf(result, limit, end);
    }

    public Task<ApiAnswer?> FormatAsync(ApiParameters parameters, CancellationToken cancellation)
    {
        string text = PromqlFormatter.Format(Parse(parameters));
        return Task.FromResult<ApiAnswer?>(ApiAnswer.Of(json => json.WriteStringValue(text)));
    }

    public Task<ApiAnswer?> ParseAsync(ApiParameters parameters, CancellationToken cancellation)
    {
        PromqlExpression expression = Parse(parameters);
        return Task.FromResult<ApiAnswer?>(ApiAnswer.Of(json => PromqlExpressionJson.Write(json, expression)));
    }

    private static ApiAnswer AnswerOf(QueryResult result, int limit, DateTimeOffset at)
    {
        IReadOnlyList<string> warnings = result.Warnings;
        if (limit > 0 && result.Type is PromqlType.InstantVector or PromqlType.RangeVector && result.Series.Count > limit)
        {
            result = result with { Series = [.. result.Series.Take(limit)] };
            warnings = [.. warnings, ResultLimit.Warning];
        }

        return new ApiAnswer((json, cancellation) => QueryResultJson.WriteAsync(json, result, at, cancellation)) { Warnings = warnings, Infos = result.Infos };
    }

    private PromqlExpression Parse(ApiParameters parameters)
    {
        try
        {
            return engine.Parse(parameters["query"]);
        }
        catch (PromqlSyntaxException exception)
        {
            throw ApiException.InvalidParameter("query", exception.Message);
        }
    }

    private static async Task<QueryResult> RunAsync(Func<ValueTask<QueryResult>> run)
    {
        try
        {
            return await run();
        }
        catch (PromqlSyntaxException exception)
        {
            throw ApiException.InvalidParameter("query", exception.Message);
        }
        catch (PromqlEvaluationException exception)
        {
            throw exception.Failure switch
            {
                PromqlFailure.Timeout => new ApiException(ApiErrorType.Timeout, "query timed out in expression evaluation"),
                PromqlFailure.TooManySamples => new ApiException(ApiErrorType.Execution, "query processing would load too many samples into memory in query execution"),
                _ => new ApiException(ApiErrorType.Execution, exception.Message),
            };
        }
    }

    // A request may take less time than the engine's queries may, never more.
    private PromqlEngine EngineFor(ApiParameters parameters)
    {
        TimeSpan? timeout = null;
        if (parameters["timeout"] is { Length: > 0 } timeoutText && ApiTime.Duration("timeout", timeoutText) is var wanted && wanted < engine.Options.Timeout)
            timeout = wanted > TimeSpan.Zero ? wanted : throw new ApiException(ApiErrorType.Timeout, "query timed out in query execution");
        TimeSpan? lookback = null;
        if (parameters["lookback_delta"] is { Length: > 0 } lookbackText && ApiTime.Duration("lookback_delta", lookbackText) is var back && back > TimeSpan.Zero)
            lookback = back <= TimeSpan.FromDays(1) ? back : throw ApiException.InvalidParameter("lookback_delta", "at most 1d is looked back");
        return engine.With(lookback, timeout);
    }
}
