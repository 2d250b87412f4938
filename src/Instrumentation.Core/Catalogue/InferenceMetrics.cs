namespace Instrumentation.Catalogue;

/// <summary>Records the predictions of models: <c>ml_predictions_total</c> and what belongs to it.</summary>
/// <remarks>Never blocks or throws while recording; safe from any thread.</remarks>
public sealed class InferenceMetrics
{
    private readonly Counter _predictions;
    private readonly Histogram _duration;
    private readonly Histogram _batchSize;
    private readonly Gauge _modelsLoaded;
    private readonly Counter _refreshes;
    private readonly Counter _errors;
    private readonly Counter _cacheHits;
    private readonly Counter _cacheMisses;

    /// <summary>Declares the metrics.</summary>
    /// <param name="metrics">Where to record.</param>
    /// <exception cref="InvalidOperationException">One of the names belongs to an instrument of another kind.</exception>
    public InferenceMetrics(IStreamingMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        _predictions = InferenceDefinitions.Predictions.CreateCounter(metrics);
        _duration = InferenceDefinitions.Duration.CreateHistogram(metrics);
        _batchSize = InferenceDefinitions.BatchSize.CreateHistogram(metrics);
        _modelsLoaded = InferenceDefinitions.ModelsLoaded.CreateGauge(metrics);
        _refreshes = InferenceDefinitions.Refreshes.CreateCounter(metrics);
        _errors = InferenceDefinitions.Errors.CreateCounter(metrics);
        _cacheHits = InferenceDefinitions.CacheHits.CreateCounter(metrics);
        _cacheMisses = InferenceDefinitions.CacheMisses.CreateCounter(metrics);

        // The hit rate divides by the sum of both, which has no value until both counters are there.
        _cacheHits.Add(0L);
        _cacheMisses.Add(0L);
    }

    /// <summary>Counts the predictions of one call and records how long it took and how many they were.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="duration">The time that the call took.</param>
    /// <param name="batchSize">The predictions in the call.</param>
    public void Predicted(string model, TimeSpan duration, int batchSize = 1)
    {
        _predictions.Add((long)batchSize, ("model_name", model));
        _duration.Record(duration.TotalMilliseconds, ("model_name", model));
        _batchSize.Record(batchSize, ("model_name", model));

        // A rate needs the counter to be there before the first failure, or that failure is not seen.
        _errors.Add(0L, ("model_name", model));
    }

    /// <summary>Counts predictions that failed.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="predictions">How many.</param>
    public void PredictionFailed(string model, int predictions = 1)
    {
        _errors.Add((long)predictions, ("model_name", model));

        // A model that only ever fails has an error rate as well.
        _predictions.Add(0L, ("model_name", model));
    }

    /// <summary>Counts that a model was loaded anew.</summary>
    /// <param name="model">The model's name.</param>
    public void ModelRefreshed(string model) => _refreshes.Add(1L, ("model_name", model));

    /// <summary>Sets how many models are kept in memory.</summary>
    /// <param name="models">How many.</param>
    public void ModelsLoaded(int models) => _modelsLoaded.Set(models);

    /// <summary>Counts that a model was found in memory.</summary>
    public void ModelCacheHit() => _cacheHits.Add(1L);

    /// <summary>Counts that a model was not in memory.</summary>
    public void ModelCacheMiss() => _cacheMisses.Add(1L);
}
