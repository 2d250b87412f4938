namespace Instrumentation.Recording;

public sealed unsafe class CellTests
{
    [Test]
    public void Threads_add_lower_and_raise_without_losing_anything()
    {
        const int Threads = 8;
        int operations = FullSize.Or(1_000_000, 50_000);
        long* cells = stackalloc long[3];
        cells[0] = 0;
        cells[1] = BitConverter.DoubleToInt64Bits(double.PositiveInfinity);
        cells[2] = BitConverter.DoubleToInt64Bits(double.NegativeInfinity);
        nint start = (nint)cells;
        Together.Run(Threads, thread =>
        {
            long* mine = (long*)start;
            for (int operation = 1; operation <= operations; operation++)
            {
                Cell.Add(mine, 0.5);
                Cell.Lower(mine + 1, -operation - thread);
                Cell.Raise(mine + 2, operation + thread);
            }
        });
        Assert.That(Cell.Read(cells), Is.EqualTo(0.5 * Threads * operations));
        Assert.That(Cell.Read(cells + 1), Is.EqualTo(-operations - Threads + 1));
        Assert.That(Cell.Read(cells + 2), Is.EqualTo(operations + Threads - 1));
    }
}
