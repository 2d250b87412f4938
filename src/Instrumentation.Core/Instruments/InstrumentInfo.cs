namespace Instrumentation;

/// <summary>What is known of an instrument: the same instance in every snapshot of it.</summary>
public sealed class InstrumentInfo
{
    internal InstrumentInfo(string name, InstrumentKind kind, string? unit, string? description, InstrumentScope? scope)
    {
        Name = name;
        Kind = kind;
        Unit = string.IsNullOrEmpty(unit) ? null : unit;
        Description = string.IsNullOrEmpty(description) ? null : description;
        Scope = scope;
    }

    /// <summary>The instrument's name as it was given.</summary>
    public string Name { get; }

    /// <summary>What it measures.</summary>
    public InstrumentKind Kind { get; }

    /// <summary>The unit in UCUM notation, or null.</summary>
    public string? Unit { get; }

    /// <summary>What a reader should know of the metric, or null.</summary>
    public string? Description { get; }

    /// <summary>Where a captured instrument comes from, or null for one of this library's own metrics API.</summary>
    public InstrumentScope? Scope { get; }
}
