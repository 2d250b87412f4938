namespace Instrumentation;

/// <summary>How instrument names become Prometheus metric names.</summary>
public enum NameTranslation
{
    /// <summary>
    /// As the OpenTelemetry specification says: characters that Prometheus does not know become underscores, repeated underscores one; the unit
    /// in words, <c>_total</c>, <c>_ratio</c> and <c>_info</c> are appended unless the name ends with them, or with the unit as it was given.
    /// </summary>
    UnderscoreEscapingWithSuffixes,

    /// <summary>The same characters are replaced, but nothing is appended. A counter without <c>_total</c> is of unknown type in OpenMetrics, which knows no other counters.</summary>
    UnderscoreEscapingWithoutSuffixes,

    /// <summary>Names stay as given; only a character that no format can carry becomes an underscore, one for one.</summary>
    KeepNames,
}
