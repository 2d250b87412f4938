namespace Instrumentation.Rules;

/// <summary>Where an alert, or the worst alert of a rule, stands; later ones are worse.</summary>
public enum AlertState
{
    /// <summary>The rule was not evaluated yet.</summary>
    Unknown,

    /// <summary>The condition does not hold.</summary>
    Inactive,

    /// <summary>The condition holds, but not for as long yet as it has to.</summary>
    Pending,

    /// <summary>The condition holds, or held until lately.</summary>
    Firing,
}
