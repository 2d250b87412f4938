namespace Instrumentation;

/// <summary>What a burn-rate alert asks for.</summary>
public enum BurnRateSeverity
{
    /// <summary>Somebody acts at once; <c>sloth_severity="page"</c>, <c>severity="critical"</c>.</summary>
    Page,

    /// <summary>Somebody acts within days; <c>sloth_severity="ticket"</c>, <c>severity="warning"</c>.</summary>
    Ticket,
}
