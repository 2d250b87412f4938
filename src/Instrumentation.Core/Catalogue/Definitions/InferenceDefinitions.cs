using static Instrumentation.Catalogue.CatalogueSource;

namespace Instrumentation.Catalogue;

internal static class InferenceDefinitions
{
    internal static readonly CatalogueDefinition Predictions = new(
        nameof(InferenceMetrics), Streaming, InstrumentKind.Counter, "ml_predictions_total", "{prediction}",
        "Predictions that a model made.",
        "model_name");

    internal static readonly CatalogueDefinition Duration = new(
        nameof(InferenceMetrics), Streaming, InstrumentKind.Histogram, "ml_inference_duration_ms", "ms",
        "Time that a call of a model took, for a whole batch.",
        "model_name")
    {
        Boundaries = CatalogueConstants.MillisecondsBoundaries,
    };

    internal static readonly CatalogueDefinition BatchSize = new(
        nameof(InferenceMetrics), Streaming, InstrumentKind.Histogram, "ml_batch_size", "{prediction}",
        "Predictions that were asked of a model in one call.",
        "model_name")
    {
        Boundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024],
    };

    internal static readonly CatalogueDefinition ModelsLoaded = new(
        nameof(InferenceMetrics), Streaming, InstrumentKind.Gauge, "ml_models_loaded", "{model}",
        "Models that are kept in memory.");

    internal static readonly CatalogueDefinition Refreshes = new(
        nameof(InferenceMetrics), Streaming, InstrumentKind.Counter, "ml_model_refresh_total", "{refresh}",
        "Times that a model was loaded anew.",
        "model_name");

    internal static readonly CatalogueDefinition Errors = new(
        nameof(InferenceMetrics), Streaming, InstrumentKind.Counter, "ml_prediction_errors_total", "{error}",
        "Predictions that failed.",
        "model_name");

    internal static readonly CatalogueDefinition CacheHits = new(
        nameof(InferenceMetrics), Streaming, InstrumentKind.Counter, "ml_model_cache_hits", "{hit}",
        "Times that a model was found in memory.");

    internal static readonly CatalogueDefinition CacheMisses = new(
        nameof(InferenceMetrics), Streaming, InstrumentKind.Counter, "ml_model_cache_misses", "{miss}",
        "Times that a model was not in memory.");

    internal static CatalogueDefinition[] All => [Predictions, Duration, BatchSize, ModelsLoaded, Refreshes, Errors, CacheHits, CacheMisses];
}
