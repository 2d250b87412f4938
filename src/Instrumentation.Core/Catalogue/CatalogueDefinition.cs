namespace Instrumentation.Catalogue;

/// <summary>One metric of the catalogue: all that recorders, documents and dashboards need to know of it.</summary>
public sealed record CatalogueDefinition
{
    internal CatalogueDefinition(string area, CatalogueSource source, InstrumentKind kind, string name, string? unit, string description, params string[] tags)
    {
        Area = area;
        Source = source;
        Kind = kind;
        Name = name;
        Unit = unit;
        Description = description;
        Tags = tags;
    }

    /// <summary>The name, exact; those of <see cref="CatalogueSource.Retrieval"/> with the default prefix <c>rag</c>.</summary>
    public string Name { get; private init; }

    /// <summary>What it measures.</summary>
    public InstrumentKind Kind { get; }

    /// <summary>The unit in UCUM notation, or null.</summary>
    public string? Unit { get; }

    /// <summary>One sentence for the people who read the metric.</summary>
    public string Description { get; }

    /// <summary>The names of the tags, in the order in which the recorder takes them.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>Upper boundaries of a histogram's buckets; empty for other kinds.</summary>
    public IReadOnlyList<double> Boundaries { get; internal init; } = [];

    /// <summary>Where the name comes from.</summary>
    public CatalogueSource Source { get; }

    /// <summary>The catalogue's heading that the metric stands under, the same as the name of its recorder.</summary>
    public string Area { get; }

    internal CatalogueDefinition WithPrefix(string prefix)
    {
        string bare = Name[(CatalogueConstants.Prefix.Length + 1)..];
        return this with { Name = prefix.Length == 0 ? bare : $"{prefix}_{bare}" };
    }

    internal InstrumentOptions ToOptions()
        => new() { Unit = Unit, Description = Description, Boundaries = Kind == InstrumentKind.Histogram ? Boundaries : null };

    internal Counter CreateCounter(IStreamingMetrics metrics) => metrics.CreateCounter(Name, ToOptions());

    internal Gauge CreateGauge(IStreamingMetrics metrics) => metrics.CreateGauge(Name, ToOptions());

    internal Histogram CreateHistogram(IStreamingMetrics metrics) => metrics.CreateHistogram(Name, ToOptions());

    internal Summary CreateSummary(IStreamingMetrics metrics) => metrics.CreateSummary(Name, ToOptions());
}
