namespace Instrumentation.RuleTests;

/// <summary>Unit tests of rules failed.</summary>
public sealed class RuleTestFailedException : Exception
{
    /// <summary>Makes the exception of a report.</summary>
    /// <param name="report">How the tests went.</param>
    public RuleTestFailedException(RuleTestReport report)
        : base(report?.ToString())
    {
        ArgumentNullException.ThrowIfNull(report);
        Report = report;
    }

    /// <summary>How the tests went.</summary>
    public RuleTestReport Report { get; }
}
