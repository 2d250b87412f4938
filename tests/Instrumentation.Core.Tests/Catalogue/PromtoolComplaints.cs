namespace Instrumentation.Catalogue;

// The checks of promtool that names of the catalogue do not pass, as its documentation and output word them.
internal static class PromtoolComplaints
{
    public static IEnumerable<string> Of(IEnumerable<CatalogueDefinition> metrics) => metrics.SelectMany(Of);

    public static IEnumerable<string> Of(CatalogueDefinition metric)
    {
        if (metric.Name.EndsWith("_ms", StringComparison.Ordinal))
            yield return $"{metric.Name} metric names should not contain abbreviated units";
        if (metric.Kind == InstrumentKind.Counter && !metric.Name.EndsWith("_total", StringComparison.Ordinal))
            yield return $"{metric.Name} counter metrics should have \"_total\" suffix";
        if (metric.Kind is InstrumentKind.Counter or InstrumentKind.Gauge && metric.Name.EndsWith("_count", StringComparison.Ordinal))
            yield return $"{metric.Name} non-histogram and non-summary metrics should not have \"_count\" suffix";
    }
}
