namespace Instrumentation;

/// <summary>How bad an alert is. Rules carry it as the label <c>severity</c>, in lower case.</summary>
public enum AlertSeverity
{
    /// <summary>Good to know, within a day.</summary>
    Info,

    /// <summary>Somebody should look within two hours.</summary>
    Warning,

    /// <summary>Somebody is called within half an hour.</summary>
    Error,

    /// <summary>Somebody is called at once.</summary>
    Critical,
}
