namespace Instrumentation.Templates;

/// <summary>What a template's value is.</summary>
public enum TemplateKind
{
    /// <summary>Nothing.</summary>
    Nil,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A floating-point number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A point in time.</summary>
    Time,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>Values in order.</summary>
    List,

    /// <summary>Values by name, such as labels.</summary>
    Map,

    /// <summary>A value with named fields and methods.</summary>
    Object,
}
