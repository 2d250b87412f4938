using Instrumentation.Recording;

namespace Instrumentation.Capture;

// Brings the series of an observable instrument to what its sources reported, before a snapshot reads them. Called with the collecting lock
// held. Reports of the same series are added up, as when several objects own an instrument of one name each; of gauges the last counts.
internal sealed class ObservedInstrument
{
    private readonly Instrument _instrument;
    private readonly bool _adds;
    private readonly Dictionary<Series, ObservedSeries> _series = [];
    private readonly List<Series> _unreported = [];
    private ObservableSource[] _sources = [];
    private int _round;

    internal ObservedInstrument(Instrument instrument, bool adds)
    {
        _instrument = instrument;
        _adds = adds;

        // What is set at every poll is not idle because it stays the same.
        instrument.KeepsIdleSeries = true;
    }

    internal Instrument Instrument => _instrument;

    private bool IsCounter => _instrument.Info.Kind == InstrumentKind.Counter;

    internal void Add(ObservableSource source) => Volatile.Write(ref _sources, [.. _sources, source]);

    internal void Remove(ObservableSource source) => Volatile.Write(ref _sources, [.. _sources.Where(other => !ReferenceEquals(other, source))]);

    internal void Apply(long nowUnixMs)
    {
        ObservableSource[] sources = Volatile.Read(ref _sources);

        // A counter without its last report is a counter nonetheless, while half of a sum would look like a restart.
        if (IsCounter && Array.Exists(sources, static source => source.HasFailed))
            return;
        _round++;
        foreach (ObservableSource source in sources)
            source.Read(this);
        foreach ((Series series, ObservedSeries reported) in _series)
        {
            if (reported.Round == _round)
                Set(series, reported, nowUnixMs);
            else if (!_instrument.IsOverflow(series))
                _unreported.Add(series);
        }

        if (_unreported.Count > 0)
            WithdrawUnreported();
    }

    internal void Take(in Observation observation)
    {
        if (!IsValid(observation) || (observation.Series ?? _instrument.Resolve(observation.Tags, wait: true, out _)) is not { } series)
            return;
        if (!_series.TryGetValue(series, out ObservedSeries? reported))
            _series[series] = reported = new ObservedSeries();
        if (reported.Round != _round || !_adds)
        {
            reported.Round = _round;
            reported.Whole = 0;
            reported.Fraction = 0;
        }

        reported.Whole += observation.Whole;
        reported.Fraction += observation.Fraction;
    }

    // What is refused counts as not reported: the value before would be a wrong answer.
    private bool IsValid(in Observation observation)
    {
        bool isNumber = IsCounter ? double.IsFinite(observation.Fraction) : !double.IsNaN(observation.Fraction);
        if (!isNumber)
            _instrument.Owner.Reject(RejectReason.NotFinite, _instrument.Info.Name);
        else if (IsCounter && (observation.Whole < 0 || observation.Fraction < 0))
            _instrument.Owner.Reject(RejectReason.Negative, _instrument.Info.Name);
        else
            return true;
        return false;
    }

    private void Set(Series series, ObservedSeries reported, long nowUnixMs)
    {
        if ((series.State & Series.Forgotten) != 0)
            _instrument.Restore(series, nowUnixMs);
        if (series is CounterSeries counter)
            counter.SetTotal(reported.Whole, reported.Fraction, nowUnixMs);
        else
            ((GaugeSeries)series).Set(reported.Whole + reported.Fraction);
    }

    private void WithdrawUnreported()
    {
        foreach (Series series in _unreported)
            _series.Remove(series);
        _instrument.Withdraw(_unreported);
        _unreported.Clear();
    }
}
