namespace Instrumentation.Catalogue;

/// <summary>All metrics that the typed recorders and the library itself publish under fixed names.</summary>
public static class MetricCatalogue
{
    /// <summary>Every metric, grouped by area.</summary>
    public static IReadOnlyList<CatalogueDefinition> All { get; } =
    [
        .. EventDefinitions.All,
        .. StreamDefinitions.All,
        .. InferenceDefinitions.All,
        .. WebSocketDefinitions.All,
        .. KafkaDefinitions.All,
        .. RequestDefinitions.All,
        .. DocumentDefinitions.All,
        .. SearchDefinitions.All,
        .. GenerationDefinitions.All,
        .. CacheDefinitions.All,
        .. PoolDefinitions.All,
        .. SpanDefinitions.All,
        .. SystemDefinitions.All,
    ];

    /// <summary>Finds a metric by its exact name.</summary>
    /// <param name="name">The name, with the default prefix where there is one.</param>
    /// <returns>The metric, or null.</returns>
    public static CatalogueDefinition? Find(string name)
    {
        foreach (CatalogueDefinition definition in All)
        {
            if (string.Equals(definition.Name, name, StringComparison.Ordinal))
                return definition;
        }

        return null;
    }
}
