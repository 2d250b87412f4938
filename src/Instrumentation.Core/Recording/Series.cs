using Instrumentation.Recording;

namespace Instrumentation;

/// <summary>One series of an instrument, found once and recorded to without any lookup.</summary>
/// <remarks>Safe from any thread, for as long as the application likes to keep it.</remarks>
public abstract class Series
{
    internal const int Live = 0;

    // The recorder no longer shows the series; who records to it asks for its return.
    internal const int Forgotten = 1;

    // Its return has been asked for and comes with the next snapshot.
    internal const int ReturnRequested = 2;

    // The recorder was disposed.
    internal const int Closed = 4;

    // Measurements are offered as exemplars.
    internal const int TakesExemplars = 8;

    // One field tells a recorder that anything out of the ordinary is to be done; it is read after the measurement was added. A recorder
    // adds with a full fence, then reads; who forgets a series writes the state with a full fence, then reads the cells: so either the
    // measurement is in the final value or the recorder sees the state.
    private protected int _state;

    private readonly Instrument _instrument;
    private readonly LabelSet _labels;

    private protected Series(Instrument instrument, LabelSet labels, long startUnixMs)
    {
        _instrument = instrument;
        _labels = labels;
        StartUnixMs = startUnixMs;
    }

    /// <summary>The instrument's name.</summary>
    public string Name => _instrument.Info.Name;

    /// <summary>The labels, ordered by name.</summary>
    public LabelSet Labels => _labels;

    internal Instrument Instrument => _instrument;

    internal long StartUnixMs { get; set; }

    // What few series need: idle time, what was forgotten, exemplars.
    internal SeriesHistory? History { get; set; }

    internal int State => Volatile.Read(ref _state);

    private protected bool IsClosed => (State & Closed) != 0;

    internal void SetState(int flags) => Interlocked.Or(ref _state, flags);

    // The recorder's cells go with the recorder, so there is nothing left to give back.
    internal void Close()
    {
        SetState(Closed);
#pragma warning disable CA1816 // Not a Dispose: a closed series may still be held and recorded to.
        GC.SuppressFinalize(this);
#pragma warning restore CA1816
    }

    internal void ClearState(int flags) => Interlocked.And(ref _state, ~flags);

    // True for the one recorder whose request counts, until the series is back.
    internal bool TryRequestReturn(long nowUnixMs)
    {
        int before = Interlocked.Or(ref _state, ReturnRequested);
        if ((before & ReturnRequested) != 0)
            return false;
        History!.ReturnUnixMs = nowUnixMs;
        return true;
    }

    // Adds the cells of all time up to what tells whether the series changed; allocates nothing.
    internal abstract void ReadSums(SeriesTotals totals);

    // Reads the sums, and the buckets of a histogram with them.
    internal virtual void ReadTotals(SeriesTotals totals) => ReadSums(totals);

    internal abstract void AddTo(MetricFamily family);

    // Called after the measurement was added, when the state asks for more.
    private protected void AfterRecording()
    {
        if ((State & (Closed | Forgotten | ReturnRequested)) == Forgotten)
            _instrument.Owner.RequestReturn(this);
    }

    private protected void Reject(RejectReason reason) => _instrument.Owner.Reject(reason, Name);
}
