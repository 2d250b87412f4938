namespace Instrumentation.TestScripts.Scripts;

/// <summary>Runs a query and says what it gives.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Expression">The query.</param>
/// <param name="Times">When it runs: once, or at every step.</param>
/// <param name="IsRange">Whether it runs at every step.</param>
public sealed record EvalCommand(int Line, string Expression, TimeSteps Times, bool IsRange) : ScriptCommand(Line)
{
    /// <summary>Expectations on the error, on annotations and on order.</summary>
    public IReadOnlyList<Expectation> Expectations { get; init; } = [];

    /// <summary>The times of the samples where an instant query gives a range vector.</summary>
    public TimeSteps? RangeVector { get; init; }

    /// <summary>The text that the query gives.</summary>
    public string? ExpectedText { get; init; }

    /// <summary>The scalar that the query gives.</summary>
    public double? ExpectedScalar { get; init; }

    /// <summary>The series that the query gives, in the order written.</summary>
    public IReadOnlyList<LoadedSeries> ExpectedSeries { get; init; } = [];

    /// <summary>Whether the query has to fail.</summary>
    public bool MustFail => Expectations.Any(static expectation => expectation.Kind == ExpectationKind.Fail);

    /// <summary>Whether series have to come in the order written.</summary>
    public bool IsOrdered => Expectations.Any(static expectation => expectation.Kind == ExpectationKind.Ordered);

    /// <summary>How a report names the command.</summary>
    public string Name => $"line {Line}: {Expression}";
}
