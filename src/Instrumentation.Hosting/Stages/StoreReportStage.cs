namespace Instrumentation.Stages;

// Says what the store holds and what it refused or dropped.
internal sealed class StoreReportStage : IMonitoringStage
{
    private const string Series = "instrumentation_store_series";
    private const string Bytes = "instrumentation_store_bytes";
    private const string Samples = "instrumentation_store_samples";
    private const string Appended = "instrumentation_store_samples_appended_total";
    private const string Refused = "instrumentation_store_samples_refused_total";
    private const string RefusedSeries = "instrumentation_store_series_refused_total";
    private const string Dropped = "instrumentation_store_samples_dropped_total";

    private readonly SeriesStore _store;
    private readonly IStreamingMetrics _metrics;
    private readonly bool _isEnabled;
    private SeriesStoreStatistics _told = new();

    public StoreReportStage(SeriesStore store, IStreamingMetrics metrics, StoreSettings settings)
    {
        _store = store;
        _metrics = metrics;
        _isEnabled = settings.Enabled;
        if (!_isEnabled)
            return;
        metrics.CreateGauge(Series, new InstrumentOptions { Description = "Series in the store." });
        metrics.CreateGauge(Samples, new InstrumentOptions { Description = "Samples in the store." });
        metrics.CreateGauge(Bytes, new InstrumentOptions { Unit = "By", Description = "Memory that the store takes, by part." });
        metrics.CreateCounter(Appended, new InstrumentOptions { Description = "Samples that were stored." });
        metrics.CreateCounter(Refused, new InstrumentOptions { Description = "Samples that the store refused, by reason." });
        metrics.CreateCounter(RefusedSeries, new InstrumentOptions { Description = "Series that the store refused because its memory is used up." });
        metrics.CreateCounter(Dropped, new InstrumentOptions { Description = "Samples that the store dropped, by reason: the retention or the memory." });
    }

    public string Name => "store_report";

    public MonitoringPhase Phase => MonitoringPhase.Report;

    public ValueTask RunAsync(MonitoringTick tick, CancellationToken cancellationToken)
    {
        if (_isEnabled)
            Report(_store.Statistics);
        return ValueTask.CompletedTask;
    }

    private void Report(SeriesStoreStatistics now)
    {
        _metrics.SetGauge(Series, now.Series);
        _metrics.SetGauge(Samples, now.Samples);
        _metrics.SetGauge(Bytes, now.LabelBytes, ("part", "labels"));
        _metrics.SetGauge(Bytes, now.IndexBytes, ("part", "index"));
        _metrics.SetGauge(Bytes, now.HeadBytes, ("part", "heads"));
        _metrics.SetGauge(Bytes, now.ChunkBytes, ("part", "chunks"));
        _metrics.IncrementCounter(Appended, now.AppendedTotal - _told.AppendedTotal);
        Count(Refused, "duplicate", now.DuplicateTotal - _told.DuplicateTotal);
        Count(Refused, "out_of_order", now.OutOfOrderTotal - _told.OutOfOrderTotal);
        Count(Refused, "too_old", now.TooOldTotal - _told.TooOldTotal);
        Count(Refused, "too_new", now.TooNewTotal - _told.TooNewTotal);
        Count(Refused, "memory", now.OverCapTotal - _told.OverCapTotal);
        Count(Dropped, "retention", now.ExpiredTotal - _told.ExpiredTotal);
        Count(Dropped, "memory", now.EvictedTotal - _told.EvictedTotal);
        if (now.RefusedSeriesTotal > _told.RefusedSeriesTotal)
            _metrics.IncrementCounter(RefusedSeries, now.RefusedSeriesTotal - _told.RefusedSeriesTotal);
        _told = now;
    }

    private void Count(string counter, string reason, long amount)
    {
        if (amount > 0)
            _metrics.IncrementCounter(counter, amount, ("reason", reason));
    }
}
