using System.CommandLine;
using Instrumentation.Evaluation;
using Instrumentation.Input;
using Instrumentation.Output;
using Instrumentation.Syntax;

namespace Instrumentation.Commands;

/// <summary><c>query</c>: runs PromQL over an OpenMetrics file.</summary>
internal static class QueryCommand
{
    private const string Description =
        """
        Runs PromQL over the samples of an OpenMetrics file: at one time, or at each step of a time range.
        Times are seconds since 1970 or RFC 3339, lengths of time are seconds or such as 1m30s.
        """;

    public static Command Build(CommandConsole console)
    {
        var input = new Option<string>("--input") { Description = "The OpenMetrics file, or - for the standard input.", HelpName = "FILE", Required = true };
        var expression = new Argument<string>("EXPR") { Description = "The expression." };
        var time = new Option<string>("--time") { Description = "When; default: the newest sample. Samples without a time are of this time.", HelpName = "TIME" };
        var start = new Option<string>("--start") { Description = "The first step.", HelpName = "TIME" };
        var end = new Option<string>("--end") { Description = "The last step at the latest; default: the newest sample.", HelpName = "TIME" };
        var step = new Option<string>("--step") { Description = "The distance of steps; default: 1m.", HelpName = "DURATION" };
        var lookback = new Option<string>("--lookback") { Description = "How far back a sample counts; default: 5m.", HelpName = "DURATION" };
        var format = new Option<OutputFormat>("--format") { Description = "How the result is written; default: table. json is that of Prometheus' HTTP API.", HelpName = "table|json|csv" };
        var experimental = ExpressionOptions.Experimental();
        var command = new Command("query", Description) { expression, input, time, start, end, step, lookback, format, experimental };
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new QueryRequest
            {
                Input = parsed.GetRequiredValue(input),
                Expression = parsed.GetRequiredValue(expression),
                Time = QueryArguments.Time("--time", parsed.GetValue(time)),
                Start = QueryArguments.Time("--start", parsed.GetValue(start)),
                End = QueryArguments.Time("--end", parsed.GetValue(end)),
                Step = QueryArguments.Duration("--step", parsed.GetValue(step)),
                Lookback = QueryArguments.Duration("--lookback", parsed.GetValue(lookback)),
                Format = parsed.GetValue(format),
                Experimental = parsed.GetValue(experimental),
            };
            request.Validate();
            return RunAsync(request, console, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(QueryRequest request, CommandConsole console, CancellationToken cancellationToken)
    {
        PromqlExpression expression = ExpressionOptions.Parse(request.Expression, request.Experimental);
        SampleFile samples = await ReadAsync(request, console, cancellationToken);
        DateTimeOffset newest = DateTimeOffset.FromUnixTimeMilliseconds(samples.NewestUnixMs ?? console.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        DateTimeOffset time = request.Time ?? newest;
        try
        {
            using var engine = new PromqlEngine(Options(request), console.Clock);
            QueryResult result = request.Start is { } start
                ? await engine.QueryRangeAsync(samples, expression, start, request.End ?? newest, request.Step ?? QueryRequest.DefaultStep, cancellationToken)
                : await engine.QueryAsync(samples, expression, time, cancellationToken);
            ResultWriter.Write(result, time, request.Format, console);
            return ExitCodes.Success;
        }
        catch (Exception exception) when (exception is PromqlEvaluationException or ArgumentException)
        {
            throw new UnusableException(exception.Message);
        }
    }

    private static async Task<SampleFile> ReadAsync(QueryRequest request, CommandConsole console, CancellationToken cancellationToken)
    {
        string text = await InputFiles.ReadAsync(request.Input, console, cancellationToken);
        try
        {
            return OpenMetricsReader.Read(text, (request.Time ?? console.Clock.GetUtcNow()).ToUnixTimeMilliseconds());
        }
        catch (OpenMetricsException exception)
        {
            throw new UnusableException($"{request.Input}:{exception.Message}");
        }
    }

    // A file is read by one person once: no limits but memory's.
    private static PromqlEngineOptions Options(QueryRequest request)
    {
        var defaults = new PromqlEngineOptions { Parser = ExpressionOptions.Parser(request.Experimental), Timeout = TimeSpan.FromHours(1), MaxSamples = 2_000_000_000 };
        return request.Lookback is { } lookback ? defaults with { Lookback = lookback } : defaults;
    }
}
