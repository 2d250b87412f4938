namespace Instrumentation.Recording;

// A window of exponential buckets at one scale. A value outside it makes a new layout, coarser or moved, and this one stays as the older part:
// a recorder that is late still finds its cells, and the snapshot adds all of them up.
internal sealed unsafe class ExponentialLayout
{
    private readonly CellArena _arena;
    private readonly nint _cells;
    private readonly nint _stride;
    private readonly long[] _read;

    internal ExponentialLayout(CellArena arena, int scale, int first, int size, ExponentialLayout? older)
    {
        _arena = arena;
        Scale = scale;
        First = first;
        Older = older;
        (_cells, _stride) = arena.Allocate(size);
        _read = new long[size];
    }

    internal int Scale { get; }

    internal int First { get; }

    internal int Size => _read.Length;

    internal ExponentialLayout? Older { get; }

    internal bool TryAdd(int finestIndex, nint stripe)
    {
        int bucket = (finestIndex >> (ExponentialIndex.FinestScale - Scale)) - First;
        if ((uint)bucket >= (uint)_read.Length)
            return false;
        Interlocked.Increment(ref *((long*)(_cells + (stripe * _stride)) + bucket));
        return true;
    }

    internal void ClearRead() => Array.Clear(_read);

    internal void ReadStripe(int stripe)
    {
        long* cells = (long*)(_cells + (stripe * _stride));
        for (int bucket = 0; bucket < _read.Length; bucket++)
            _read[bucket] += Volatile.Read(ref cells[bucket]);
    }

    internal long Count()
    {
        long count = 0;
        for (int stripe = 0; stripe < _arena.Stripes; stripe++)
        {
            long* cells = (long*)(_cells + (stripe * _stride));
            for (int bucket = 0; bucket < _read.Length; bucket++)
                count += Volatile.Read(ref cells[bucket]);
        }

        return count;
    }

    internal void AddReadTo(ExponentialBuckets buckets) => buckets.Add(_read, First, Scale, 1);

    internal void Free() => _arena.Free(_cells, _stride, _read.Length);

    // The lowest and highest buckets in use, as indexes at the finest scale.
    internal void ExtendRange(ref int lowest, ref int highest)
    {
        int shift = ExponentialIndex.FinestScale - Scale;
        for (int stripe = 0; stripe < _arena.Stripes; stripe++)
        {
            long* cells = (long*)(_cells + (stripe * _stride));
            for (int bucket = 0; bucket < _read.Length; bucket++)
            {
                if (Volatile.Read(ref cells[bucket]) == 0)
                    continue;
                lowest = Math.Min(lowest, (First + bucket) << shift);
                highest = Math.Max(highest, ((First + bucket + 1) << shift) - 1);
            }
        }
    }
}
