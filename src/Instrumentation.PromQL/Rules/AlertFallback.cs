namespace Instrumentation.Rules;

/// <summary>What becomes of a rule's alerts when an evaluation cannot tell.</summary>
public enum AlertFallback
{
    /// <summary>They are taken for no longer there.</summary>
    Resolve,

    /// <summary>They stay as they are.</summary>
    Keep,

    /// <summary>They stay as they are, and an alert with the label <c>alert_reason</c>, <c>no_data</c> or <c>error</c>, comes to them.</summary>
    Alert,
}
