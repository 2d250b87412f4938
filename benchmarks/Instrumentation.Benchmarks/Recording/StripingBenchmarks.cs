using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using Instrumentation.Recording;

namespace Instrumentation.Benchmarks.Recording;

/// <summary>
/// Ways to choose the cell that a thread adds to: by the address of its stack (what the recorder does), by the processor it runs on, by a number
/// kept for the thread, or one cell for all. Each as a call, as most recording is. Left out: cells that only their thread may write, without
/// atomicity, but for one row that shows what that would save.
/// </summary>
[MemoryDiagnoser]
[SkipLocalsInit]
public unsafe class StripingBenchmarks
{
    private const int Additions = 1024;
    private const int Stripes = 4;
    private const int Stride = CellArena.BlockStride / sizeof(long);

    [ThreadStatic]
    private static int _number;

    private readonly long[] _cells = GC.AllocateArray<long>(Stripes * Stride, pinned: true);

    [GlobalSetup]
    public void Number() => _number = 1;

    [Benchmark(OperationsPerInvoke = Additions, Baseline = true)]
    public void One_cell()
    {
        for (int index = 0; index < Additions; index++)
            AddToOne();
    }

    [Benchmark(OperationsPerInvoke = Additions)]
    public void By_stack_address()
    {
        for (int index = 0; index < Additions; index++)
            AddByStack();
    }

    [Benchmark(OperationsPerInvoke = Additions)]
    public void By_processor()
    {
        for (int index = 0; index < Additions; index++)
            AddByProcessor();
    }

    [Benchmark(OperationsPerInvoke = Additions)]
    public void By_thread_number()
    {
        for (int index = 0; index < Additions; index++)
            AddByThread();
    }

    [Benchmark(OperationsPerInvoke = Additions)]
    public void By_thread_number_without_atomicity()
    {
        for (int index = 0; index < Additions; index++)
            AddWithoutAtomicity();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddToOne() => Interlocked.Add(ref _cells[0], 1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddByStack() => Interlocked.Add(ref _cells[(Stripe.OfCounter() & (Stripes - 1)) * Stride], 1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddByProcessor() => Interlocked.Add(ref _cells[(Thread.GetCurrentProcessorId() & (Stripes - 1)) * Stride], 1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddByThread() => Interlocked.Add(ref _cells[(_number & (Stripes - 1)) * Stride], 1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddWithoutAtomicity() => _cells[(_number & (Stripes - 1)) * Stride]++;
}
