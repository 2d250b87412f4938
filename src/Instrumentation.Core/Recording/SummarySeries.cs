using Instrumentation.Recording;

namespace Instrumentation;

/// <summary>One series of a summary, found once and recorded to without any lookup.</summary>
/// <remarks>
/// Never blocks or throws; allocates only when a value of a new order of magnitude comes. Safe from any thread, for as long as the application
/// likes to keep it: where the series was forgotten meanwhile, recording brings it back with a new start time.
/// </remarks>
public sealed unsafe class SummarySeries : Series
{
    // The window moves by a sixth of its length.
    internal const int Slices = 6;
    private const int CountCell = 0;
    private const int SumCell = 1;
    private const int CellCount = 2;

    private readonly nint _cells;
    private readonly nint _stride;
    private readonly StripeGate _gate;
    private readonly QuantileSketch[] _slices = new QuantileSketch[Slices];
    private QuantileSketch _current;
    private int _next;

    internal SummarySeries(Instrument instrument, LabelSet labels, long startUnixMs)
        : base(instrument, labels, startUnixMs)
    {
        _gate = instrument.Owner.HistogramGate;
        (_cells, _stride) = instrument.Owner.HistogramCells.Allocate(CellCount);
        for (int slice = 0; slice < Slices; slice++)
            _slices[slice] = new QuantileSketch();
        _current = _slices[0];
    }

#pragma warning disable CA1063, MA0055 // Not a disposable: the cells go back to the arena when no recorder can hold the series any more.
    /// <summary>Returns the cells of a series that nobody can record to any more.</summary>
    ~SummarySeries()
    {
        if ((State & Closed) == 0 && _cells != 0)
            Instrument.Owner.HistogramCells.Free(_cells, _stride, CellCount);
    }
#pragma warning restore CA1063, MA0055

    /// <summary>Records a value.</summary>
    /// <param name="value">The value in the summary's unit. NaN and infinities are dropped and counted as rejected.</param>
    public void Record(double value)
    {
        if (!double.IsFinite(value))
        {
            Reject(RejectReason.NotFinite);
            return;
        }

        if (IsClosed)
        {
            Reject(RejectReason.Disposed);
            return;
        }

        nint stripe = Stripe.OfHistogram();
        if (stripe == _gate.Closed)
            stripe ^= 1;
        long* cells = (long*)(_cells + (stripe * _stride));
        Volatile.Read(ref _current).Add(value);
        Interlocked.Increment(ref cells[CountCell]);
        Cell.Add(cells + SumCell, value);
        if (State != Live)
            AfterRecording();
    }

    // Lets go of the oldest slice. A recorder that is late may still write to a slice that has become an older one.
    internal void MoveWindow()
    {
        _next = (_next + 1) % Slices;
        var fresh = new QuantileSketch();
        Volatile.Write(ref _slices[_next], fresh);
        Volatile.Write(ref _current, fresh);
    }

    // For a series that starts again, so that it does not come back with values of before.
    internal void EmptyWindow()
    {
        for (int slice = 0; slice < Slices; slice++)
            MoveWindow();
    }

    internal override void ReadSums(SeriesTotals totals)
    {
        totals.Whole = 0;
        totals.Fraction = 0;
        for (int stripe = 0; stripe < Stripe.Histograms; stripe++)
        {
            long* cells = (long*)(_cells + (stripe * _stride));
            totals.Whole += Volatile.Read(ref cells[CountCell]);
            totals.Fraction += Cell.Read(cells + SumCell);
        }
    }

    internal override void AddTo(MetricFamily family)
    {
        SummaryPoint point = family.NextDetail(static () => new SummaryPoint());
        family.Add(Labels, StartUnixMs, 0, 0, point);
        point.Count = 0;
        point.Sum = 0;
        IReadOnlyList<double> quantiles = Instrument.Options.Quantiles!;
        QuantileSketch.Estimate(_slices, quantiles, point.Prepare(quantiles.Count));
        Instrument.Owner.ReadLater(this, point);
    }

    internal void ReadStripe(SummaryPoint point, int stripe)
    {
        long* cells = (long*)(_cells + (stripe * _stride));
        point.Count += Volatile.Read(ref cells[CountCell]);
        point.Sum += Cell.Read(cells + SumCell);
    }

    internal void EndRead(SummaryPoint point)
    {
        if (History?.Forgotten is not { } forgotten)
            return;
        point.Count -= forgotten.Whole;
        point.Sum -= forgotten.Fraction;
    }
}
