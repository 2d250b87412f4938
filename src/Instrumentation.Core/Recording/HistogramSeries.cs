using System.Runtime.CompilerServices;
using Instrumentation.Publishing;
using Instrumentation.Recording;

namespace Instrumentation;

/// <summary>One series of a histogram, found once and recorded to without any lookup.</summary>
/// <remarks>
/// Never blocks or throws; allocates nothing but for the few times an exponential histogram widens its range. Safe from any thread, for as
/// long as the application likes to keep it: where the series was forgotten meanwhile, recording brings it back with a new start time.
/// </remarks>
public sealed unsafe class HistogramSeries : Series
{
    // Cells of each stripe: these, then the buckets of an explicit histogram or the zero bucket of an exponential one.
    private const int MinCell = 0;
    private const int MaxCell = 1;
    private const int SumCell = 2;
    private const int FirstBucket = 3;

    private readonly nint _cells;
    private readonly nint _stride;
    private readonly int _cellCount;
    private readonly StripeGate _gate;
    private readonly BucketBoundaries? _buckets;
    private readonly ExponentialCells? _positive;
    private readonly ExponentialCells? _negative;
    private readonly ExemplarReservoir? _exemplars;
    private readonly HistogramMirror? _mirror;

    internal HistogramSeries(Instrument instrument, LabelSet labels, long startUnixMs)
        : base(instrument, labels, startUnixMs)
    {
        CellArena arena = instrument.Owner.HistogramCells;
        _gate = instrument.Owner.HistogramGate;
        _buckets = instrument.Buckets;
        _cellCount = FirstBucket + (_buckets?.Count ?? 1);
        (_cells, _stride) = arena.Allocate(_cellCount);
        if (_buckets is null)
        {
            _positive = new ExponentialCells(arena, instrument.Options.MaxScale, instrument.Options.MaxBuckets);
            _negative = new ExponentialCells(arena, instrument.Options.MaxScale, instrument.Options.MaxBuckets);
        }

        ResetExtremes();
        _mirror = instrument.Owner.MirrorFor(instrument, labels);
        if (instrument.Owner.Exemplars is { } settings)
        {
            _exemplars = new ExemplarReservoir(settings, _buckets?.Count ?? instrument.Options.MaxBuckets);
            _state = TakesExemplars;
        }
    }

#pragma warning disable CA1063, MA0055 // Not a disposable: the cells go back to the arena when no recorder can hold the series any more.
    /// <summary>Returns the cells of a series that nobody can record to any more.</summary>
    ~HistogramSeries()
    {
        if ((State & Closed) != 0 || _cells == 0)
            return;
        Instrument.Owner.HistogramCells.Free(_cells, _stride, _cellCount);
        _positive?.Free();
        _negative?.Free();
    }
#pragma warning restore CA1063, MA0055

    /// <summary>Records a value.</summary>
    /// <param name="value">The value in the histogram's unit. NaN and infinities are dropped and counted as rejected.</param>
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

        // Smallest and largest first, then the bucket, then the sum: who counts a value has its bounds.
        if (value < Cell.Read(cells + MinCell))
            Cell.Lower(cells + MinCell, value);
        if (value > Cell.Read(cells + MaxCell))
            Cell.Raise(cells + MaxCell, value);
        int bucket = 0;
        if (_buckets is { } buckets)
        {
            bucket = buckets.Find(value);
            Interlocked.Increment(ref cells[FirstBucket + bucket]);
        }
        else
        {
            RecordExponential(value, cells, stripe);
        }

        Cell.Add(cells + SumCell, value);
        if (_mirror is { IsEnabled: true } mirror)
            mirror.Record(value);
        if (State != Live)
            AfterAdding(value, bucket);
    }

    internal override void ReadSums(SeriesTotals totals)
    {
        totals.Whole = (_positive?.Count() ?? 0) + (_negative?.Count() ?? 0);
        totals.Fraction = 0;
        for (int stripe = 0; stripe < Stripe.Histograms; stripe++)
        {
            long* cells = (long*)(_cells + (stripe * _stride));
            totals.Fraction += Cell.Read(cells + SumCell);
            for (int bucket = FirstBucket; bucket < _cellCount; bucket++)
                totals.Whole += Volatile.Read(ref cells[bucket]);
        }
    }

    internal override void ReadTotals(SeriesTotals totals)
    {
        var point = new HistogramPoint();
        BeginRead(point);
        for (int stripe = 0; stripe < Stripe.Histograms; stripe++)
            ReadStripe(point, stripe);
        totals.Fraction = point.Sum;
        if (_buckets is not null)
        {
            totals.Buckets = point.BucketCounts.ToArray();
            totals.Whole = Sum(totals.Buckets);
            return;
        }

        totals.Zero = point.ZeroCount;
        totals.Positive = _positive!.EndRead(null).Minus(null);
        totals.Negative = _negative!.EndRead(null).Minus(null);
        totals.Whole = totals.Zero + Sum(totals.Positive.Counts) + Sum(totals.Negative.Counts);
    }

    internal override void AddTo(MetricFamily family)
    {
        HistogramPoint point = family.NextDetail(static () => new HistogramPoint());
        family.Add(Labels, StartUnixMs, 0, 0, point);
        BeginRead(point);
        Instrument.Owner.ReadLater(this, point);
    }

    internal void ReadStripe(HistogramPoint point, int stripe)
    {
        long* cells = (long*)(_cells + (stripe * _stride));

        // The opposite order of recording: a value that is seen in the sum or a bucket is seen in the bounds.
        point.Sum += Cell.Read(cells + SumCell);
        if (_buckets is not null)
        {
            Span<long> counts = point.Buckets;
            for (int bucket = 0; bucket < counts.Length; bucket++)
                counts[bucket] += Volatile.Read(ref cells[FirstBucket + bucket]);
        }
        else
        {
            point.ZeroCount += Volatile.Read(ref cells[FirstBucket]);
            _positive!.ReadStripe(stripe);
            _negative!.ReadStripe(stripe);
        }

        point.Min = Math.Min(point.Min, Cell.Read(cells + MinCell));
        point.Max = Math.Max(point.Max, Cell.Read(cells + MaxCell));
    }

    internal void EndRead(HistogramPoint point)
    {
        SeriesTotals? forgotten = History?.Forgotten;
        point.Sum -= forgotten?.Fraction ?? 0;
        if (_buckets is not null)
        {
            for (int bucket = 0; bucket < forgotten?.Buckets.Length; bucket++)
                point.Buckets[bucket] -= forgotten.Buckets[bucket];
            point.Count = Sum(point.BucketCounts);
        }
        else
        {
            EndReadExponential(point, forgotten);
        }

        if (point.Count == 0 || point.Min > point.Max)
            point.Min = point.Max = double.NaN;
        _exemplars?.CopyTo(point, StartUnixMs);
    }

    // Forgets the smallest and largest value, for a series that starts again.
    internal void ResetExtremes()
    {
        for (int stripe = 0; stripe < Stripe.Histograms; stripe++)
        {
            long* cells = (long*)(_cells + (stripe * _stride));
            Volatile.Write(ref cells[MinCell], BitConverter.DoubleToInt64Bits(double.PositiveInfinity));
            Volatile.Write(ref cells[MaxCell], BitConverter.DoubleToInt64Bits(double.NegativeInfinity));
        }
    }

    private static long Sum(ReadOnlySpan<long> counts)
    {
        long sum = 0;
        foreach (long count in counts)
            sum += count;
        return sum;
    }

    private void BeginRead(HistogramPoint point)
    {
        point.Layout = Instrument.Options.Layout;
        point.Boundaries = _buckets?.Values ?? [];
        point.PrepareBuckets(_buckets?.Count ?? 0);
        point.PrepareNegative(0);
        point.ClearExemplars();
        point.Sum = 0;
        point.ZeroCount = 0;
        point.Min = double.PositiveInfinity;
        point.Max = double.NegativeInfinity;
        _positive?.BeginRead();
        _negative?.BeginRead();
    }

    private void EndReadExponential(HistogramPoint point, SeriesTotals? forgotten)
    {
        ExponentialBuckets positive = _positive!.EndRead(forgotten?.Positive);
        ExponentialBuckets negative = _negative!.EndRead(forgotten?.Negative);
        positive.Lower(negative.Scale);
        negative.Lower(positive.Scale);
        point.Scale = positive.Scale;
        point.PositiveOffset = positive.Offset;
        positive.Counts.CopyTo(point.PrepareBuckets(positive.Length));
        point.NegativeOffset = negative.Offset;
        negative.Counts.CopyTo(point.PrepareNegative(negative.Length));
        point.ZeroCount -= forgotten?.Zero ?? 0;
        point.Count = point.ZeroCount + Sum(positive.Counts) + Sum(negative.Counts);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RecordExponential(double value, long* cells, nint stripe)
    {
        if (value == 0)
            Interlocked.Increment(ref cells[FirstBucket]);
        else if (value > 0)
            _positive!.Add(ExponentialIndex.AtFinest(value), stripe);
        else
            _negative!.Add(ExponentialIndex.AtFinest(-value), stripe);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AfterAdding(double value, int bucket)
    {
        _exemplars?.Offer(value, _buckets is null ? (int)((uint)value.GetHashCode() % (uint)Instrument.Options.MaxBuckets) : bucket);
        AfterRecording();
    }
}
