namespace Instrumentation.Rules;

/// <summary>Which names of metrics, labels and annotations are valid.</summary>
public enum RuleNameValidation
{
    /// <summary>Any text that is not empty, as since Prometheus 3.</summary>
    Utf8,

    /// <summary>Letters, digits and underscores, and colons in names of metrics, as before.</summary>
    Legacy,
}
