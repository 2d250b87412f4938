using Instrumentation.Labels;

namespace Instrumentation.Templates;

/// <summary>What the template of an alert's label or annotation sees.</summary>
public sealed record AlertTemplateContext
{
    /// <summary>The labels of the sample, <c>$labels</c>.</summary>
    public SeriesLabels Labels { get; init; } = SeriesLabels.Empty;

    /// <summary>The value of the sample, <c>$value</c>.</summary>
    public TemplateValue Value { get; init; } = TemplateValue.Of(0d);

    /// <summary>Labels that tell this installation from others, <c>$externalLabels</c>; default none.</summary>
    public SeriesLabels ExternalLabels { get; init; } = SeriesLabels.Empty;

    /// <summary>The address under which people reach this installation, <c>$externalURL</c>; default the empty text.</summary>
    public string ExternalUrl { get; init; } = "";

    /// <summary>The time of the evaluation, in milliseconds since 1970-01-01 UTC.</summary>
    public long TimestampUnixMs { get; init; }

    /// <summary>Runs the queries of the function <c>query</c>; null where there is nothing to query, which makes the expansion fail.</summary>
    public TemplateQuery? Query { get; init; }
}
