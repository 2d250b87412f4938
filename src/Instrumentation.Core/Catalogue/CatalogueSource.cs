namespace Instrumentation.Catalogue;

/// <summary>Where a metric of the catalogue has its name from.</summary>
public enum CatalogueSource
{
    /// <summary>The streaming analytics guide: events, windows, inference, WebSocket and Kafka.</summary>
    Streaming,

    /// <summary>The guide for retrieval-augmented generation: requests, documents, search, retrieval, caches, pools and jobs.</summary>
    Retrieval,

    /// <summary>The enterprise guide: API requests and the usage of processor, memory and disk.</summary>
    Enterprise,

    /// <summary>This library; such names end in a base unit.</summary>
    Own,
}
