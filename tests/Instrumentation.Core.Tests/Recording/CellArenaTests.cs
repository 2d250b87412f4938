namespace Instrumentation.Recording;

public sealed unsafe class CellArenaTests
{
    private const int CacheLine = 64;

    [Test]
    public void Cells_are_zero_apart_from_each_other_and_in_every_stripe()
    {
        const int Stripes = 8;
        var arena = new CellArena(Stripes);
        var random = new Random(7);
        var allocated = new List<(nint Cells, nint Stride, int Count)>();
        var taken = new HashSet<nint>();
        for (int number = 0; number < 500; number++)
        {
            int count = random.Next(1, 200);
            (nint cells, nint stride) = arena.Allocate(count);
            allocated.Add((cells, stride, count));
            for (int stripe = 0; stripe < Stripes; stripe++)
            {
                for (int cell = 0; cell < count; cell++)
                {
                    long* place = (long*)(cells + (stripe * stride)) + cell;
                    Assert.That(taken.Add((nint)place), "given out twice");
                    Assert.That(*place, Is.Zero);
                    *place = (nint)place;
                }
            }
        }

        foreach ((nint cells, nint stride, int count) in allocated)
        {
            for (int stripe = 0; stripe < Stripes; stripe++)
                Assert.That(*((long*)(cells + (stripe * stride)) + count - 1), Is.EqualTo((long)cells + (stripe * stride) + ((count - 1) * sizeof(long))));
        }

        GC.KeepAlive(arena);
    }

    [Test]
    public void Stripes_share_no_cache_line_not_even_the_neighbour_that_is_fetched_with_it()
    {
        var arena = new CellArena(4);
        for (int number = 0; number < 2_000; number++)
        {
            (nint cells, nint stride) = arena.Allocate(1);
            Assert.That((int)stride, Is.EqualTo(CellArena.BlockStride));
            Assert.That((int)stride % (2 * CacheLine), Is.Zero);
            Assert.That((int)stride - (CellArena.CellsPerBlock * sizeof(long)), Is.GreaterThanOrEqualTo(2 * CacheLine), "between the last cell of one stripe and the first of the next");
            Assert.That((long)cells % sizeof(long), Is.Zero);
        }

        GC.KeepAlive(arena);
    }

    [Test]
    public void Freed_cells_come_back_at_zero_for_the_same_size_only()
    {
        var arena = new CellArena(4);
        (nint cells, nint stride) = arena.Allocate(5);
        for (int stripe = 0; stripe < 4; stripe++)
            new Span<long>((void*)(cells + (stripe * stride)), 5).Fill(-1);
        long bytes = arena.AllocatedBytes;
        arena.Free(cells, stride, 5);
        Assert.That(arena.Allocate(4).Cells, Is.Not.EqualTo(cells));
        (nint again, nint _) = arena.Allocate(5);
        Assert.That(again, Is.EqualTo(cells));
        for (int stripe = 0; stripe < 4; stripe++)
            Assert.That(new Span<long>((void*)(cells + (stripe * stride)), 5).ToArray(), Is.All.Zero);
        Assert.That(arena.AllocatedBytes, Is.EqualTo(bytes));
    }

    [Test]
    public void More_cells_than_a_block_has_get_a_block_of_their_own()
    {
        var arena = new CellArena(4);
        arena.Allocate(1);
        int count = CellArena.CellsPerBlock + 100;
        (nint cells, nint stride) = arena.Allocate(count);
        for (int stripe = 0; stripe < 4; stripe++)
            Assert.That(new Span<long>((void*)(cells + (stripe * stride)), count).ToArray(), Is.All.Zero);
        Assert.That((int)stride, Is.GreaterThanOrEqualTo(count * sizeof(long)));
        GC.KeepAlive(arena);
    }
}
