namespace Instrumentation.Rules;

/// <summary>Names that alerts and their series have.</summary>
public static class AlertLabels
{
    /// <summary>The label that holds the alert's name.</summary>
    public const string AlertName = "alertname";

    /// <summary>The label of <see cref="Series"/> that holds the state, <c>pending</c> or <c>firing</c>.</summary>
    public const string State = "alertstate";

    /// <summary>The series that is 1 for each alert that is pending or firing.</summary>
    public const string Series = "ALERTS";

    /// <summary>The series that holds for each alert since when its condition holds, in seconds since 1970-01-01 UTC.</summary>
    public const string ForStateSeries = "ALERTS_FOR_STATE";

    /// <summary>The label of alerts that are there because an evaluation could not tell: <see cref="NoData"/> or <see cref="Error"/>.</summary>
    public const string Reason = "alert_reason";

    /// <summary>The reason that there was nothing to look at.</summary>
    public const string NoData = "no_data";

    /// <summary>The reason that the evaluation failed.</summary>
    public const string Error = "error";
}
