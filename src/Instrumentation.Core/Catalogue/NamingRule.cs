namespace Instrumentation;

/// <summary>The rules of the naming standard.</summary>
public enum NamingRule
{
    /// <summary>A name has lower-case letters, digits and single underscores only, and begins with a letter.</summary>
    Characters,

    /// <summary>A name has three parts at least: service, kind of metric and unit; domain, metric and unit; or system, resource and metric.</summary>
    Pattern,

    /// <summary>The unit is known: the name ends in it, or the instrument declares that it counts things.</summary>
    Unit,

    /// <summary>Counters end in <c>_total</c>, info metrics in <c>_info</c>, and no name ends in what a series of another kind adds.</summary>
    Suffix,

    /// <summary>A label's name has lower-case letters, digits and underscores only, and none that the exposition uses itself.</summary>
    LabelName,

    /// <summary>Service, environment, version and region are set once for the application, or else on the measurement.</summary>
    RequiredLabel,
}
