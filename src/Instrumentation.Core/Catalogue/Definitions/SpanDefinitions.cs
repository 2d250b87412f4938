using static Instrumentation.Catalogue.CatalogueSource;

namespace Instrumentation.Catalogue;

internal static class SpanDefinitions
{
    internal static readonly CatalogueDefinition Duration = new(
        nameof(TracingExtensions), Own, InstrumentKind.Histogram, TracingConstants.DurationMetric, "s",
        TracingConstants.DurationDescription,
        TracingConstants.SpanTag, TracingConstants.StatusTag)
    {
        Boundaries = CatalogueConstants.SecondsBoundaries,
    };

    internal static CatalogueDefinition[] All => [Duration];
}
