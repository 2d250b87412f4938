using System.Collections.Concurrent;
using Instrumentation.Recording;

namespace Instrumentation;

// Snapshots: who takes one holds the collecting lock, which no recorder ever takes.
public sealed partial class StreamingMetrics
{
    // With more than this waiting, a recorder that needs a new series waits for it rather than lose its measurement.
    private const int MaxPending = 65_536;

    private readonly Lock _collecting = new();
    private readonly ConcurrentQueue<PendingMeasurement> _pending = new();
    private readonly List<(HistogramSeries Series, HistogramPoint Point)> _histograms = [];
    private readonly List<(SummarySeries Series, SummaryPoint Point)> _summaries = [];
    private readonly List<Action> _polls = [];
    private readonly List<IDisposable> _parts = [];
    private Series? _returning;
    private long _failedCallbacks;
    private int _collections;
    private bool _polling;

    // Told of each series that is forgotten, with what it had counted since it was created or came back.
    internal Action<Series, SeriesTotals>? OnForgotten { get; set; }

    /// <inheritdoc/>
    public void Collect(MetricSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _capture?.Gather();
        lock (_collecting)
        {
            Poll();
            ApplyPending();
            BringBackReturning();
            ReleaseMovedStrings();
            UpdateSelfMetrics();
            snapshot.Begin(Clock.GetUtcNow(), Resource);
            ReadAll(snapshot);
            if (_options.ForgetIdleSeriesAfter is { } idle)
                ForgetIdle(idle);
        }

        TellDeferred();
    }

    // Called by a recorder that finds its series forgotten: neither waits nor allocates.
    internal void RequestReturn(Series series)
    {
        if (!series.TryRequestReturn(NowUnixMs))
            return;
        Series? head = Volatile.Read(ref _returning);
        while (true)
        {
            series.History!.NextReturning = head;
            Series? found = Interlocked.CompareExchange(ref _returning, series, head);
            if (ReferenceEquals(found, head))
                return;
            head = found;
        }
    }

    internal void ReadLater(HistogramSeries series, HistogramPoint point) => _histograms.Add((series, point));

    internal void ReadLater(SummarySeries series, SummaryPoint point) => _summaries.Add((series, point));

    // Adds something that brings values up to date before each snapshot.
    internal void AddPoll(Action poll)
    {
        lock (_collecting)
            _polls.Add(poll);
    }

    // Forgets series that were idle for so long; with null all series at once.
    internal int ForgetIdle(TimeSpan? idle)
    {
        lock (_collecting)
        {
            int forgotten = 0;
            long now = NowUnixMs;
            foreach (Instrument instrument in Volatile.Read(ref _sorted))
                forgotten += instrument.ForgetIdle(idle, now, OnForgotten);
            if (forgotten > 0)
            {
                Interlocked.Add(ref _seriesCount, -forgotten);

                // An entry would keep a forgotten series, and with it its cells, for no use.
                Volatile.Read(ref _cache).Clear();
                _capture?.ForgetReferences();
            }

            return forgotten;
        }
    }

    // For readers that take no snapshot: applies what waits for one, unless one is being taken at this moment.
    internal void Settle()
    {
        if ((_pending.IsEmpty && Volatile.Read(ref _returning) is null) || !_collecting.TryEnter())
            return;
        try
        {
            ApplyPending();
            BringBackReturning();
        }
        finally
        {
            _collecting.Exit();
        }

        TellDeferred();
    }

    internal void SeriesReturned() => Interlocked.Increment(ref _seriesCount);

    internal void CountFailedCallback(string reason, string? instrument, Exception exception)
    {
        if (Interlocked.Increment(ref _failedCallbacks) == 1)
            Tell(new MetricsFault(reason, instrument, "A callback failed; its values are missing from this snapshot. Further failures are only counted.", exception));
    }

    private void Poll()
    {
        // A poll that takes a snapshot itself sees what there is.
        if (_polling)
            return;
        _polling = true;
        for (int index = 0; index < _polls.Count; index++)
        {
            try
            {
                _polls[index]();
            }
            catch (Exception exception)
            {
                CountFailedCallback("callback_failed", null, exception);
            }
        }

        _polling = false;
    }

    private void ApplyPending()
    {
        for (int left = _pending.Count; left > 0 && _pending.TryDequeue(out PendingMeasurement? pending); left--)
        {
            if (pending.Instrument.Resolve(pending.Tags, wait: true, out _) is { } series)
                Apply(series, pending.Operation, pending.Whole, pending.Fraction);
        }
    }

    private void BringBackReturning()
    {
        Series? series = Interlocked.Exchange(ref _returning, null);
        while (series is not null)
        {
            Series? next = series.History!.NextReturning;
            series.History.NextReturning = null;
            series.Instrument.BringBack(series);
            series = next;
        }
    }

    // After a full collection the strings lie elsewhere, so the entries of the first level can only keep garbage alive.
    private void ReleaseMovedStrings()
    {
        int collections = GC.CollectionCount(2);
        if (collections == _collections)
            return;
        _collections = collections;
        Volatile.Read(ref _cache).Clear();
        foreach (Instrument instrument in Volatile.Read(ref _sorted))
            instrument.ReleaseForgotten();
    }

    private void ReadAll(MetricSnapshot snapshot)
    {
        _histograms.Clear();
        _summaries.Clear();
        foreach (Instrument instrument in Volatile.Read(ref _sorted))
        {
            ReadOnlySpan<Series> series = instrument.Series;
            if (series.IsEmpty)
                continue;
            MetricFamily family = snapshot.Add(instrument.Info, series.Length);
            foreach (Series one in series)
                one.AddTo(family);
        }

        if (_histograms.Count + _summaries.Count > 0)
            ReadDistributions();
    }

    private void ReadDistributions()
    {
        for (int stripe = 0; stripe < HistogramCells.Stripes; stripe++)
        {
            HistogramGate.Close(stripe);
            foreach ((HistogramSeries series, HistogramPoint point) in _histograms)
                series.ReadStripe(point, stripe);
            foreach ((SummarySeries series, SummaryPoint point) in _summaries)
                series.ReadStripe(point, stripe);
        }

        HistogramGate.Close(StripeGate.Open);
        foreach ((HistogramSeries series, HistogramPoint point) in _histograms)
            series.EndRead(point);
        foreach ((SummarySeries series, SummaryPoint point) in _summaries)
            series.EndRead(point);
    }
}
