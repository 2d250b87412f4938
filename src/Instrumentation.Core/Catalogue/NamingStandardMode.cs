namespace Instrumentation;

/// <summary>What happens to an instrument whose name or labels break the naming standard.</summary>
public enum NamingStandardMode
{
    /// <summary>Nothing is checked.</summary>
    Off,

    /// <summary>Violations are reported once and counted; the instrument works.</summary>
    Warn,

    /// <summary>Violations are reported; declaring the instrument throws, and measurements to an undeclared one are rejected and counted.</summary>
    Reject,
}
