using System.Collections.Concurrent;
using Instrumentation.Recording;

namespace Instrumentation;

/// <summary>The recorder behind the metrics API: lock-free, bounded, and read by snapshots.</summary>
/// <remarks>
/// Safe from any thread. After <see cref="Dispose"/> recording is a no-op that is counted in <see cref="RejectedMeasurements"/>.
/// </remarks>
public sealed partial class StreamingMetrics : IStreamingMetrics, IMetricSource, IDisposable
{
    // More names than this are a mistake, such as an identifier in a name; they are rejected.
    internal const int MaxInstruments = 10_000;

    private readonly StreamingMetricsOptions _options;
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);
    private readonly Lock _creating = new();
    private readonly long[] _rejected = new long[Enum.GetValues<RejectReason>().Length];
    private readonly ConcurrentDictionary<(RejectReason Reason, string Instrument), bool> _reported = [];
    private readonly ConcurrentQueue<MetricsFault> _deferred = new();
    private readonly Instrument?[] _byReference = new Instrument?[256];
    private Instrument[] _sorted = [];
    private ReferenceCache _cache = new(ReferenceCache.MinEntries);
    private int _seriesCount;
    private int _reportedCount;
    private bool _disposed;

    private StreamingMetrics(StreamingMetricsOptions options, bool useReferenceCache)
    {
        _options = options;
        Resource = ResourceInfo.From(options.Resource);
        CardinalityLimit = options.CardinalityLimit;
        Exemplars = options.Exemplars == ExemplarMode.Off ? null : new ExemplarSettings(options.Exemplars, options.ExemplarInterval, options.TimeProvider);
        UsesReferenceCache = useReferenceCache;
        CounterCells = new CellArena(Stripe.Counters);
        HistogramCells = new CellArena(Stripe.Histograms);
    }

    /// <summary>How many measurements were dropped so far, for whatever reason; the reasons are in <c>instrumentation_measurements_rejected_total</c>.</summary>
    public long RejectedMeasurements
    {
        get
        {
            long sum = 0;
            for (int reason = 0; reason < _rejected.Length; reason++)
                sum += Volatile.Read(ref _rejected[reason]);
            return sum;
        }
    }

    internal ResourceInfo Resource { get; }

    internal int CardinalityLimit { get; }

    internal ExemplarSettings? Exemplars { get; }

    internal CellArena CounterCells { get; }

    internal CellArena HistogramCells { get; }

    internal StripeGate HistogramGate { get; } = new();

    internal bool UsesReferenceCache { get; }

    internal StreamingMetricsOptions Options => _options;

    internal long NowUnixMs => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Creates a recorder without a host.</summary>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <returns>The recorder; dispose it at the end.</returns>
    /// <exception cref="ArgumentException">An option is outside its range; the message names it, its value and the range.</exception>
    public static StreamingMetrics Create(StreamingMetricsOptions? options = null) => Create(options, useReferenceCache: true);

    /// <summary>Takes a snapshot of all series.</summary>
    /// <returns>A new snapshot. To read again and again, keep one and use <see cref="Collect"/>.</returns>
    public MetricSnapshot Snapshot()
    {
        var snapshot = new MetricSnapshot();
        Collect(snapshot);
        return snapshot;
    }

    /// <summary>Stops recording, capturing and publishing. Returns at once; what was recorded can still be collected.</summary>
    public void Dispose()
    {
        IDisposable[] parts;
        lock (_creating)
        {
            if (_disposed)
                return;
            _disposed = true;
            parts = [.. _parts];
        }

        foreach (IDisposable part in parts)
            Stop(part);
        foreach (Instrument instrument in _sorted)
            instrument.Close();
        Volatile.Write(ref _cache, new ReferenceCache(ReferenceCache.MinEntries));
    }

    // Without the first level of the lookup everything is found by content: a way of working that tests put to the same questions.
    internal static StreamingMetrics Create(StreamingMetricsOptions? options, bool useReferenceCache)
    {
        options ??= new StreamingMetricsOptions();
        StreamingMetricsOptionsValidator.Validate(options);
        var metrics = new StreamingMetrics(options, useReferenceCache);
        metrics.StartParts();
        return metrics;
    }

    internal void Reject(RejectReason reason, string? instrument)
    {
        Interlocked.Increment(ref _rejected[(int)reason]);
        if (IsNews(reason, instrument))
            Tell(new MetricsFault(RejectReasonNames.Of(reason), instrument, $"A measurement was dropped: {Describe(reason)}. Further ones are only counted.", null));
    }

    internal void CountOverflow(Instrument instrument)
    {
        if (instrument.CountOverflow() == 1)
        {
            Tell(new MetricsFault(
                "cardinality_limit",
                instrument.Info.Name,
                $"{instrument.Info.Name} has reached its limit of {instrument.Limit} series; further label sets share the series {InstrumentConstants.OverflowLabel}=\"true\".",
                null));
        }
    }

    // What the application's callbacks throw must not reach it through here.
    internal void Tell(MetricsFault fault)
    {
        // The application's code may wait for another thread, which may wait for a lock of ours.
        if (_collecting.IsHeldByCurrentThread || _creating.IsHeldByCurrentThread)
            _deferred.Enqueue(fault);
        else
            TellNow(fault);
    }

    private void TellDeferred()
    {
        while (!_collecting.IsHeldByCurrentThread && _deferred.TryDequeue(out MetricsFault? fault))
            TellNow(fault);
    }

    private void TellNow(MetricsFault fault)
    {
        try
        {
            _options.OnFault?.Invoke(fault);
        }
        catch (Exception)
        {
            Interlocked.Increment(ref _failedCallbacks);
        }
    }

    internal void SeriesCreated(Instrument instrument, Series series)
    {
        int count = Interlocked.Increment(ref _seriesCount);
        if (_disposed)
            series.SetState(Series.Closed);
        ReferenceCache cache = Volatile.Read(ref _cache);
        if (count * 2 > cache.Size && cache.Size < ReferenceCache.MaxEntries)
            Interlocked.CompareExchange(ref _cache, new ReferenceCache(cache.Size * 2), cache);
    }

    private static string Describe(RejectReason reason) => reason switch
    {
        RejectReason.Negative => "a counter cannot go down",
        RejectReason.NotFinite => "the value is NaN or infinite",
        RejectReason.KindMismatch => "the name belongs to an instrument of another kind",
        RejectReason.InvalidName => "the instrument's name is empty or too long",
        RejectReason.InvalidTags => "a tag's name is empty, reserved or given twice, or a text is too long, or there are too many tags",
        RejectReason.NamingStandard => "the instrument breaks the naming standard",
        RejectReason.TooManyInstruments => "there are too many instruments",
        _ => "the recorder was disposed",
    };

    // Each kind of fault is told once an instrument, and the number of faults that are remembered is bounded.
    private bool IsNews(RejectReason reason, string? instrument)
    {
        if (_options.OnFault is null || Volatile.Read(ref _reportedCount) >= MaxInstruments || _reported.ContainsKey((reason, instrument ?? "")))
            return false;
        Interlocked.Increment(ref _reportedCount);
        return _reported.TryAdd((reason, instrument ?? ""), true);
    }

    // A meter that ends tells its listeners, who may throw.
    private void Stop(IDisposable part)
    {
        try
        {
            part.Dispose();
        }
        catch (Exception exception)
        {
            CountFailedCallback("callback_failed", null, exception);
        }
    }
}
