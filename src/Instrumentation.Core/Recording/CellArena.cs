using System.Runtime.CompilerServices;

namespace Instrumentation.Recording;

// Hands out cells of 8 bytes, stripe-major: all cells of one stripe lie together, so that a thread's cache lines belong to it alone, and a
// series needs one address for all its stripes. Blocks are pinned and live as long as the arena; a cell is at base + stripe * stride.
internal sealed unsafe class CellArena
{
    internal const int CellsPerBlock = 512;

    // Two cache lines, because processors fetch lines in pairs.
    private const int PaddingBytes = 128;

    internal const int BlockStride = (CellsPerBlock * sizeof(long)) + PaddingBytes;

    private readonly Lock _lock = new();
    private readonly int _stripes;
    private readonly List<long[]> _blocks = [];
    private readonly Dictionary<int, Stack<(nint Cells, nint Stride)>> _free = [];
    private nint _next;
    private nint _stride;
    private int _left;

    internal CellArena(int stripes) => _stripes = stripes;

    internal int Stripes => _stripes;

    internal long AllocatedBytes { get; private set; }

    // Zeroed cells in every stripe.
    internal (nint Cells, nint Stride) Allocate(int count)
    {
        lock (_lock)
        {
            if (_free.TryGetValue(count, out Stack<(nint Cells, nint Stride)>? free) && free.TryPop(out (nint Cells, nint Stride) used))
            {
                for (int stripe = 0; stripe < _stripes; stripe++)
                    new Span<long>((void*)(used.Cells + (stripe * used.Stride)), count).Clear();
                return used;
            }

            if (_left < count)
                AddBlock(Math.Max(CellsPerBlock, count));
            nint cells = _next;
            _next += count * sizeof(long);
            _left -= count;
            return (cells, _stride);
        }
    }

    // Only for cells that no recorder can reach any more.
    internal void Free(nint cells, nint stride, int count)
    {
        lock (_lock)
        {
            if (!_free.TryGetValue(count, out Stack<(nint Cells, nint Stride)>? free))
                _free[count] = free = new Stack<(nint Cells, nint Stride)>();
            free.Push((cells, stride));
        }
    }

    private void AddBlock(int cellsPerStripe)
    {
        _stride = (cellsPerStripe * sizeof(long)) + PaddingBytes;
        long bytes = (_stripes * _stride) + (2 * PaddingBytes);
        long[] block = GC.AllocateArray<long>((int)(bytes / sizeof(long)), pinned: true);
        nint start = (nint)Unsafe.AsPointer(ref block[0]) + PaddingBytes;
        _next = (start + PaddingBytes - 1) / PaddingBytes * PaddingBytes;
        _left = cellsPerStripe;
        _blocks.Add(block);
        AllocatedBytes += block.LongLength * sizeof(long);
    }
}
