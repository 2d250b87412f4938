namespace Instrumentation;

/// <summary>What a budget policy does.</summary>
public enum PolicyAction
{
    /// <summary>Says so; an alert of severity info.</summary>
    Notify,

    /// <summary>Asks for work on reliability; an alert of severity warning.</summary>
    Ticket,

    /// <summary>Closes the deployment gate; an alert of severity error, and <c>slo_deployment_freeze_active</c> is 1.</summary>
    Freeze,
}
