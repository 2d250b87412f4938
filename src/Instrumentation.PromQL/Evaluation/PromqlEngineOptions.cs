using Instrumentation.Evaluation;
using Instrumentation.Functions;
using Instrumentation.Syntax;

namespace Instrumentation;

/// <summary>How an engine evaluates, and what one query may cost.</summary>
public sealed record PromqlEngineOptions
{
    /// <summary>What the engine's parser accepts; default stable PromQL.</summary>
    public PromqlParserOptions Parser { get; init; } = PromqlParserOptions.Default;

    /// <summary>How far an instant selector looks back for a sample, above 0 to 1 day; default 5 minutes.</summary>
    public TimeSpan Lookback { get; init; } = EvaluationConstants.DefaultLookback;

    /// <summary>The step of a subquery that names none, above 0 to 1 day; default 1 minute.</summary>
    public TimeSpan DefaultSubqueryStep { get; init; } = EvaluationConstants.DefaultSubqueryStep;

    /// <summary>Whether a range, or the lookback, holds a sample at its very beginning; default <see cref="RangeBoundary.LeftOpen"/>, as Prometheus 3.</summary>
    public RangeBoundary RangeBoundary { get; init; }

    /// <summary>How <c>rate</c> and <c>increase</c> use the times at which counters started; default <see cref="CounterStartUse.Ignored"/>.</summary>
    public CounterStartUse CounterStartUse { get; init; }

    /// <summary>Whether names are removed at the end of a query only, so that <c>label_replace</c> still sees them; default false, as Prometheus.</summary>
    public bool DelayedNameRemoval { get; init; }

    /// <summary>How many samples a query may read and produce, 1 to 10,000,000,000; default 50,000,000.</summary>
    public long MaxSamples { get; init; } = EvaluationConstants.DefaultMaxSamples;

    /// <summary>How many steps a range query may have, 1 to 10,000,000; default 11,000.</summary>
    public int MaxSteps { get; init; } = EvaluationConstants.DefaultMaxSteps;

    /// <summary>How long a query may take, waiting for its turn included, above 0 to 1 hour; default 10 seconds.</summary>
    public TimeSpan Timeout { get; init; } = EvaluationConstants.DefaultTimeout;

    /// <summary>How many queries may run at once, 1 to 1,000; default 4. Others wait.</summary>
    public int MaxConcurrency { get; init; } = EvaluationConstants.DefaultMaxConcurrency;

    internal void Validate()
    {
        Require(Lookback > TimeSpan.Zero && Lookback <= EvaluationConstants.MaxLookback, nameof(Lookback), Lookback, "above 0 to 1 day");
        Require(DefaultSubqueryStep > TimeSpan.Zero && DefaultSubqueryStep <= EvaluationConstants.MaxLookback, nameof(DefaultSubqueryStep), DefaultSubqueryStep, "above 0 to 1 day");
        Require(MaxSamples is >= 1 and <= EvaluationConstants.MostSamples, nameof(MaxSamples), MaxSamples, "1 to 10,000,000,000");
        Require(MaxSteps is >= 1 and <= EvaluationConstants.MostSteps, nameof(MaxSteps), MaxSteps, "1 to 10,000,000");
        Require(Timeout > TimeSpan.Zero && Timeout <= EvaluationConstants.MaxTimeout, nameof(Timeout), Timeout, "above 0 to 1 hour");
        Require(MaxConcurrency is >= 1 and <= EvaluationConstants.MostConcurrency, nameof(MaxConcurrency), MaxConcurrency, "1 to 1,000");
    }

    private static void Require(bool holds, string name, object value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {range}.");
    }
}
