namespace Instrumentation;

/// <summary>Defaults and limits of a <see cref="PrometheusExporter"/>.</summary>
public static class PrometheusExporterConstants
{
    /// <summary>How many expositions are held in memory at one time where nothing else is set.</summary>
    public const int MaxConcurrentScrapes = 32;

    /// <summary>The highest <see cref="PrometheusExporterOptions.MaxConcurrentScrapes"/> that can be set.</summary>
    public const int MaxConcurrentScrapesLimit = 1_024;
}
