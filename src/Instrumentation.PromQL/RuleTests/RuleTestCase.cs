using Instrumentation.Labels;

namespace Instrumentation.RuleTests;

/// <summary>One test: series that are given, and what is expected of rules and expressions over them.</summary>
public sealed record RuleTestCase
{
    /// <summary>The test's name; default empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The distance of the samples of given series; default the evaluation interval of the file.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The time of the first samples and of the first evaluation; default 1970-01-01 UTC.</summary>
    public DateTimeOffset Start { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The series that are given.</summary>
    public IReadOnlyList<RuleTestSeries> InputSeries { get; init; } = [];

    /// <summary>Labels that templates see as <c>$externalLabels</c>; default none.</summary>
    public SeriesLabels ExternalLabels { get; init; } = SeriesLabels.Empty;

    /// <summary>What templates see as <c>$externalURL</c>; default the empty text.</summary>
    public string ExternalUrl { get; init; } = "";

    /// <summary>Which alerts are to fire when.</summary>
    public IReadOnlyList<AlertTest> AlertTests { get; init; } = [];

    /// <summary>What expressions are to give when.</summary>
    public IReadOnlyList<ExpressionTest> ExpressionTests { get; init; } = [];
}
