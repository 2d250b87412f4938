using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using Instrumentation.Recording;

namespace Instrumentation.Benchmarks.Recording;

/// <summary>
/// Ways to record a value into a histogram of 15 boundaries, taken down to their memory operations: the recorder's two atomic ones, a try-lock with
/// plain writes, and cells that only one thread writes. Left out are checks, exemplars, and what each way needs for consistent snapshots.
/// </summary>
[MemoryDiagnoser]
[SkipLocalsInit]
public unsafe class HistogramDesignBenchmarks
{
    private const int Values = 1024;
    private const int SumCell = 1;
    private const int FirstBucket = 4;

    [ThreadStatic]
    private static int _number;

    private readonly BucketBoundaries _boundaries = new([.. InstrumentConstants.DefaultBoundaries]);
    private readonly long[] _cells = GC.AllocateArray<long>(64 * CellArena.BlockStride / sizeof(long), pinned: true);
    private readonly nint _start;

    public HistogramDesignBenchmarks() => _start = (nint)Unsafe.AsPointer(ref _cells[0]);

    [GlobalSetup]
    public void Number() => _number = 1;

    [Benchmark(OperationsPerInvoke = Values, Baseline = true)]
    public void Two_atomic_operations()
    {
        for (int value = 0; value < Values; value++)
            RecordAtomically(value);
    }

    [Benchmark(OperationsPerInvoke = Values)]
    public void Try_lock_and_plain_writes()
    {
        for (int value = 0; value < Values; value++)
            RecordLocked(value);
    }

    [Benchmark(OperationsPerInvoke = Values)]
    public void Cells_of_one_thread()
    {
        for (int value = 0; value < Values; value++)
            RecordOwned(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RecordAtomically(double value)
    {
        long* cells = (long*)(_start + (Stripe.OfHistogram() * CellArena.BlockStride));
        Interlocked.Increment(ref cells[FirstBucket + _boundaries.Find(value)]);
        Cell.Add(cells + SumCell, value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RecordLocked(double value)
    {
        long* cells = (long*)(_start + (Stripe.OfHistogram() * CellArena.BlockStride));
        if (Interlocked.CompareExchange(ref cells[0], 1, 0) != 0)
            return;
        cells[FirstBucket + _boundaries.Find(value)]++;
        *(double*)(cells + SumCell) += value;
        Volatile.Write(ref cells[0], 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RecordOwned(double value)
    {
        long* cells = (long*)(_start + (_number * CellArena.BlockStride));
        cells[FirstBucket + _boundaries.Find(value)]++;
        *(double*)(cells + SumCell) += value;
    }
}
