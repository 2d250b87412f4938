using Instrumentation.Recording;

namespace Instrumentation;

/// <summary>One series of a gauge, found once and recorded to without any lookup.</summary>
/// <remarks>
/// Never blocks or throws; allocates nothing. Safe from any thread, for as long as the application likes to keep it: where the series was
/// forgotten meanwhile, recording brings it back with a new start time.
/// </remarks>
public sealed unsafe class GaugeSeries : Series
{
    private long _bits;

    // The value is what was added and not taken away yet, rather than what was set last.
    private bool _added;

    // Tells a gauge that is set to the value it has from one that is left alone.
    private bool _touched;

    internal GaugeSeries(Instrument instrument, LabelSet labels, long startUnixMs)
        : base(instrument, labels, startUnixMs)
    {
    }

    internal double Value => BitConverter.Int64BitsToDouble(Volatile.Read(ref _bits));

    internal bool HoldsWhatWasAdded => Volatile.Read(ref _added) && Value != 0;

    /// <summary>Sets the gauge.</summary>
    /// <param name="value">The value in the gauge's unit. NaN is dropped and counted as rejected.</param>
    public void Set(double value)
    {
        if (double.IsNaN(value))
        {
            Reject(RejectReason.NotFinite);
            return;
        }

        if (IsClosed)
        {
            Reject(RejectReason.Disposed);
            return;
        }

        // Before the exchange, whose fence then stands between both writes and the reading of the state.
        Volatile.Write(ref _touched, true);
        Interlocked.Exchange(ref _bits, BitConverter.DoubleToInt64Bits(value));
        if (State != Live)
            AfterRecording();
    }

    /// <summary>Adds to the gauge.</summary>
    /// <param name="amount">How much, in the gauge's unit; negative to subtract. NaN and infinities are dropped and counted as rejected.</param>
    public void Add(double amount)
    {
        if (!double.IsFinite(amount))
        {
            Reject(RejectReason.NotFinite);
            return;
        }

        if (IsClosed)
        {
            Reject(RejectReason.Disposed);
            return;
        }

        if (!_added)
            Volatile.Write(ref _added, true);
        Volatile.Write(ref _touched, true);
        fixed (long* cell = &_bits)
            Cell.Add(cell, amount);
        if (State != Live)
            AfterRecording();
    }

    internal override void ReadSums(SeriesTotals totals)
    {
        totals.Whole = Volatile.Read(ref _touched) ? totals.Whole + 1 : totals.Whole;
        _touched = false;
        totals.Fraction = Value;
    }

    internal override void AddTo(MetricFamily family) => family.Add(Labels, StartUnixMs, 0, Value, null);
}
