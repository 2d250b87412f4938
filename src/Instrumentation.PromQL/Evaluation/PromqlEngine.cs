using Instrumentation.Evaluation;
using Instrumentation.Functions;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation;

/// <summary>Evaluates PromQL over a series source, with the answers of Prometheus 3.</summary>
/// <remarks>Safe from any thread. What a query may cost is in <see cref="PromqlEngineOptions"/>; a query beyond it ends with a <see cref="PromqlEvaluationException"/>.</remarks>
public sealed class PromqlEngine : IDisposable
{
    private readonly PromqlEngineOptions _options;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _turns;
    private readonly bool _sharesTurns;

    /// <summary>Makes an engine.</summary>
    /// <param name="options">How to evaluate; null for the defaults.</param>
    /// <param name="clock">What the time that queries take is measured with; null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public PromqlEngine(PromqlEngineOptions? options = null, TimeProvider? clock = null)
    {
        _options = options ?? new PromqlEngineOptions();
        _options.Validate();
        _clock = clock ?? TimeProvider.System;
        _turns = new SemaphoreSlim(_options.MaxConcurrency);
    }

    private PromqlEngine(PromqlEngineOptions options, PromqlEngine other)
    {
        options.Validate();
        _options = options;
        _clock = other._clock;
        _turns = other._turns;
        _sharesTurns = true;
    }

    /// <summary>How the engine evaluates.</summary>
    public PromqlEngineOptions Options => _options;

    /// <summary>Makes an engine for a query with limits of its own, which waits for its turn among this engine's queries.</summary>
    /// <param name="lookback">How far an instant selector looks back, above 0 to 1 day; null for this engine's.</param>
    /// <param name="timeout">How long a query may take, above 0 to 1 hour; null for this engine's.</param>
    /// <returns>The engine; it needs no disposing, and lives as long as this one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit is outside its range.</exception>
    public PromqlEngine With(TimeSpan? lookback = null, TimeSpan? timeout = null) => lookback is null && timeout is null
        ? this
        : new PromqlEngine(_options with { Lookback = lookback ?? _options.Lookback, Timeout = timeout ?? _options.Timeout }, this);

    /// <summary>Parses as this engine does for texts that it is given.</summary>
    /// <param name="expression">PromQL.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="PromqlSyntaxException">The text is no valid expression.</exception>
    public PromqlExpression Parse(string expression) => PromqlParser.Parse(expression, _options.Parser);

    /// <summary>Evaluates an expression at one time.</summary>
    /// <param name="source">Where the series are.</param>
    /// <param name="expression">PromQL.</param>
    /// <param name="time">When; rounded down to milliseconds.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The result: a scalar, an instant vector, a range vector or a text, as the expression's type says.</returns>
    /// <exception cref="PromqlSyntaxException">The text is no valid expression.</exception>
    /// <exception cref="PromqlEvaluationException">The query ended without a result.</exception>
    /// <exception cref="OperationCanceledException">The token ended the query.</exception>
    public ValueTask<QueryResult> QueryAsync(ISeriesSource source, string expression, DateTimeOffset time, CancellationToken cancellationToken = default) =>
        QueryAsync(source, Parse(expression), expression, time.ToUnixTimeMilliseconds(), cancellationToken);

    /// <summary>Evaluates a parsed expression at one time.</summary>
    /// <param name="source">Where the series are.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="time">When; rounded down to milliseconds.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The result.</returns>
    /// <exception cref="PromqlEvaluationException">The query ended without a result.</exception>
    /// <exception cref="OperationCanceledException">The token ended the query.</exception>
    public ValueTask<QueryResult> QueryAsync(ISeriesSource source, PromqlExpression expression, DateTimeOffset time, CancellationToken cancellationToken = default) =>
        QueryAsync(source, expression, "", time.ToUnixTimeMilliseconds(), cancellationToken);

    /// <summary>Evaluates an expression at each step of a time range.</summary>
    /// <param name="source">Where the series are.</param>
    /// <param name="expression">PromQL, a scalar or an instant vector.</param>
    /// <param name="start">The first step.</param>
    /// <param name="end">No step is later.</param>
    /// <param name="step">The distance of the steps, 1 millisecond or above.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>A range vector.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is below 1 millisecond, or the end before the start.</exception>
    /// <exception cref="PromqlSyntaxException">The text is no valid expression.</exception>
    /// <exception cref="PromqlEvaluationException">The query ended without a result.</exception>
    /// <exception cref="OperationCanceledException">The token ended the query.</exception>
    public ValueTask<QueryResult> QueryRangeAsync(
        ISeriesSource source, string expression, DateTimeOffset start, DateTimeOffset end, TimeSpan step, CancellationToken cancellationToken = default) =>
        QueryRangeAsync(source, Parse(expression), expression, Grid(start, end, step), cancellationToken);

    /// <summary>Evaluates a parsed expression at each step of a time range.</summary>
    /// <param name="source">Where the series are.</param>
    /// <param name="expression">The expression, a scalar or an instant vector.</param>
    /// <param name="start">The first step.</param>
    /// <param name="end">No step is later.</param>
    /// <param name="step">The distance of the steps, 1 millisecond or above.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>A range vector.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is below 1 millisecond, or the end before the start.</exception>
    /// <exception cref="PromqlEvaluationException">The query ended without a result.</exception>
    /// <exception cref="OperationCanceledException">The token ended the query.</exception>
    public ValueTask<QueryResult> QueryRangeAsync(
        ISeriesSource source, PromqlExpression expression, DateTimeOffset start, DateTimeOffset end, TimeSpan step, CancellationToken cancellationToken = default) =>
        QueryRangeAsync(source, expression, "", Grid(start, end, step), cancellationToken);

    /// <summary>Frees what the engine waits with; no query may be running.</summary>
    public void Dispose()
    {
        if (!_sharesTurns)
            _turns.Dispose();
    }

    private ValueTask<QueryResult> QueryAsync(ISeriesSource source, PromqlExpression expression, string text, long timeMs, CancellationToken cancellationToken) =>
        RunAsync(source, expression, text, StepGrid.At(timeMs), isRange: false, cancellationToken);

    private ValueTask<QueryResult> QueryRangeAsync(ISeriesSource source, PromqlExpression expression, string text, StepGrid grid, CancellationToken cancellationToken)
    {
        if (expression.Type is not (PromqlType.Scalar or PromqlType.InstantVector))
            throw PromqlEvaluationException.Execution($"invalid expression type \"{PromqlTypeNames.Of(expression.Type)}\" for range query, must be Scalar or instant Vector");
        return RunAsync(source, expression, text, grid, isRange: true, cancellationToken);
    }

    private StepGrid Grid(DateTimeOffset start, DateTimeOffset end, TimeSpan step)
    {
        long stepMs = (long)step.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(stepMs, 1, nameof(step));
        long startMs = start.ToUnixTimeMilliseconds();
        long endMs = end.ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfLessThan(endMs, startMs, nameof(end));
        long count = ((endMs - startMs) / stepMs) + 1;
        if (count > _options.MaxSteps)
            throw new PromqlEvaluationException(PromqlFailure.TooManySteps, $"the query has {count} steps, more than the {_options.MaxSteps} that it may have");
        return new StepGrid(startMs, stepMs, (int)count) { EndMs = endMs };
    }

    private async ValueTask<QueryResult> RunAsync(
        ISeriesSource source, PromqlExpression expression, string text, StepGrid grid, bool isRange, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!await _turns.WaitAsync(_options.Timeout, cancellationToken))
            throw new PromqlEvaluationException(PromqlFailure.Timeout, $"the query waited for its turn longer than the {_options.Timeout.TotalSeconds:0.###} s that it may take");
        try
        {
            var context = new QueryContext(_options, _clock, grid, new AnnotationSet(text), cancellationToken);
            context.Use(await new SelectorPrefetch(context).RunAsync(expression, source));
            return new ResultBuilder(context, new ExpressionPlanner(context)).Build(expression, isRange);
        }
        catch (FunctionArgumentException exception)
        {
            throw PromqlEvaluationException.Execution(exception.Message);
        }
        finally
        {
            _turns.Release();
        }
    }
}
