namespace Instrumentation;

/// <summary>How Pyrra alerts on an objective.</summary>
public sealed record PyrraAlerting
{
    /// <summary>The name of the burn-rate alerts; default <c>ErrorBudgetBurn</c>.</summary>
    public string Name { get; init; } = "ErrorBudgetBurn";

    /// <summary>The name of the alerts on missing series; default <c>SLOMetricAbsent</c>.</summary>
    public string AbsentName { get; init; } = "SLOMetricAbsent";

    /// <summary>Whether there are burn-rate alerts; default true.</summary>
    public bool BurnRates { get; init; } = true;

    /// <summary>Whether there are alerts on missing series; default true.</summary>
    public bool Absent { get; init; } = true;

    /// <summary>The severities of the four burn-rate alerts, fastest first, an empty text for that of the window; default all of the windows.</summary>
    public IReadOnlyList<string> Severities { get; init; } = ["", "", "", ""];

    /// <summary>The severity of the alerts on missing series; default <c>critical</c>.</summary>
    public string AbsentSeverity { get; init; } = "critical";
}
