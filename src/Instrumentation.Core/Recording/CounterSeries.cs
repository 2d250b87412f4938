using System.Runtime.CompilerServices;
using Instrumentation.Recording;

namespace Instrumentation;

/// <summary>One series of a counter, found once and recorded to without any lookup.</summary>
/// <remarks>
/// Never blocks or throws; allocates nothing. Safe from any thread, for as long as the application likes to keep it: where the series was
/// forgotten meanwhile, recording brings it back with a new start time.
/// </remarks>
public sealed unsafe class CounterSeries : Series
{
    private readonly nint _whole;
    private readonly ExemplarReservoir? _exemplars;

    // Cells that hold doubles; 0 until the first fractional amount.
    private nint _fraction;

    internal CounterSeries(Instrument instrument, LabelSet labels, long startUnixMs)
        : base(instrument, labels, startUnixMs)
    {
        CellArena arena = instrument.Owner.CounterCells;
        _whole = arena.Allocate(1).Cells;
        if (instrument.Owner.Exemplars is { } settings)
        {
            _exemplars = new ExemplarReservoir(settings, 1);
            _state = TakesExemplars;
        }
    }

#pragma warning disable CA1063, MA0055 // Not a disposable: the cells go back to the arena when no recorder can hold the series any more.
    /// <summary>Returns the cells of a series that nobody can record to any more.</summary>
    ~CounterSeries()
    {
        if (IsClosed || _whole == 0)
            return;
        Instrument.Owner.CounterCells.Free(_whole, CellArena.BlockStride, 1);
        if (_fraction != 0)
            Instrument.Owner.CounterCells.Free(_fraction, CellArena.BlockStride, 1);
    }
#pragma warning restore CA1063, MA0055

    /// <summary>Adds to the counter, exactly.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative amount is dropped and counted as rejected.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long amount)
    {
        if (amount < 0)
        {
            Reject(RejectReason.Negative);
            return;
        }

        Interlocked.Add(ref *(long*)(_whole + (Stripe.OfCounter() * CellArena.BlockStride)), amount);

        // Reading the state after the addition also keeps this series, and so its cells, alive until the addition is done.
        if (State != Live)
            AfterAddingWhole(amount);
    }

    /// <summary>Adds to the counter.</summary>
    /// <param name="amount">How much, in the counter's unit. A negative, NaN or infinite amount is dropped and counted as rejected.</param>
    public void Add(double amount)
    {
        if (!(amount >= 0 && amount <= double.MaxValue))
        {
            Reject(amount < 0 ? RejectReason.Negative : RejectReason.NotFinite);
            return;
        }

        if (IsClosed)
        {
            Reject(RejectReason.Disposed);
            return;
        }

        nint cells = _fraction;
        if (cells == 0)
            cells = TakeFractionCells();
        Cell.Add((long*)(cells + (Stripe.OfCounter() * CellArena.BlockStride)), amount);
        if (State != Live)
            AfterAdding(amount);
    }

    internal override void ReadSums(SeriesTotals totals)
    {
        totals.Whole = SumWhole();
        totals.Fraction = SumFraction();
    }

    internal override void AddTo(MetricFamily family)
    {
        long whole = SumWhole();
        double fraction = SumFraction();
        if (History?.Forgotten is { } forgotten)
        {
            whole -= forgotten.Whole;
            fraction -= forgotten.Fraction;
        }

        ExemplarPoint? exemplar = null;
        if (_exemplars is not null && _exemplars.Newest(StartUnixMs) is { } newest)
        {
            exemplar = family.NextDetail(static () => new ExemplarPoint());
            exemplar.Value = newest;
        }

        family.Add(Labels, StartUnixMs, whole, fraction, exemplar);
    }

    // For totals that somebody else counts, in a series that nobody adds to, with the collecting lock held: the first stripe takes the total as
    // it is, so that nothing is lost to rounding. A smaller total than before is a restart with a new start time.
    internal void SetTotal(long whole, double fraction, long nowUnixMs)
    {
        if (whole + fraction < SumWhole() + SumFraction() || (whole == SumWhole() && fraction < SumFraction()))
            StartUnixMs = nowUnixMs;
        if (History is { } history)
            history.Forgotten = null;
        Volatile.Write(ref *(long*)_whole, whole);
        if (fraction != 0 || _fraction != 0)
        {
            nint cells = _fraction == 0 ? TakeFractionCells() : _fraction;
            Volatile.Write(ref *(long*)cells, BitConverter.DoubleToInt64Bits(fraction));
        }

        GC.KeepAlive(this);
    }

    internal double Total => SumWhole() - (History?.Forgotten?.Whole ?? 0) + (SumFraction() - (History?.Forgotten?.Fraction ?? 0));

    // Four sums at once, because the cells of a series lie in as many cache lines; there is a multiple of four stripes, but where a setting makes them fewer.
    private long SumWhole()
    {
        nint cell = _whole;
        if (Stripe.Counters < 4)
            return SumFewStripes(cell);
        long sum = 0;
        for (int stripe = Stripe.Counters; stripe > 0; stripe -= 4, cell += 4 * CellArena.BlockStride)
        {
            sum += Volatile.Read(ref *(long*)cell) + Volatile.Read(ref *(long*)(cell + CellArena.BlockStride))
                + Volatile.Read(ref *(long*)(cell + (2 * CellArena.BlockStride))) + Volatile.Read(ref *(long*)(cell + (3 * CellArena.BlockStride)));
        }

        return sum;
    }

    private static long SumFewStripes(nint cell)
    {
        long sum = 0;
        for (int stripe = Stripe.Counters; stripe > 0; stripe--, cell += CellArena.BlockStride)
            sum += Volatile.Read(ref *(long*)cell);
        return sum;
    }

    private double SumFraction()
    {
        nint cell = Volatile.Read(ref _fraction);
        if (cell == 0)
            return 0;
        double sum = 0;
        for (int stripe = Stripe.Counters; stripe > 0; stripe--, cell += CellArena.BlockStride)
            sum += Cell.Read((long*)cell);
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint TakeFractionCells()
    {
        CellArena arena = Instrument.Owner.CounterCells;
        nint cells = arena.Allocate(1).Cells;
        nint found = Interlocked.CompareExchange(ref _fraction, cells, 0);
        if (found == 0)
            return cells;
        arena.Free(cells, CellArena.BlockStride, 1);
        return found;
    }

    // An addition that came after the recorder was disposed is taken back; looking beforehand would cost every one something.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AfterAddingWhole(long amount)
    {
        if (!IsClosed)
        {
            AfterAdding(amount);
            return;
        }

        Interlocked.Add(ref *(long*)(_whole + (Stripe.OfCounter() * CellArena.BlockStride)), -amount);
        Reject(RejectReason.Disposed);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AfterAdding(double amount)
    {
        _exemplars?.Offer(amount, 0);
        AfterRecording();
    }
}
