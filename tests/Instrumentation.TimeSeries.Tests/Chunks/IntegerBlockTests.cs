namespace Instrumentation.Chunks;

public class IntegerBlockTests
{
    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Any_run_comes_back(long[] values, long previous, byte scale)
    {
        long[] run = [.. values.Take(ChunkConstants.BlockSamples).Select(value => value >> (scale % 64))];
        return run.Length == 0 || Comes_back(run, previous);
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Any_run_of_small_steps_comes_back(sbyte[] steps, long previous, byte scale)
    {
        long value = previous;
        long[] run = [.. steps.Take(ChunkConstants.BlockSamples).Select(step => value = unchecked(value + ((long)step << (scale % 57))))];
        return run.Length == 0 || Comes_back(run, previous);
    }

    [Test]
    public void Every_width_comes_back_at_every_length()
    {
        for (int width = 0; width <= 64; width++)
        {
            for (int length = 1; length <= ChunkConstants.BlockSamples; length++)
            {
                long[] run = [.. Enumerable.Range(0, length).Select(index => index % 2 == 0 || width == 0 ? 5 : unchecked(5 + (long)(ulong.MaxValue >> (64 - width))))];
                Assert.That(Comes_back(run, 3), $"{width} bits, {length} numbers");
            }
        }
    }

    [TestCase(new long[] { 7, 7, 7, 7 }, 7L, 1)]
    [TestCase(new long[] { 10, 20, 30, 40, 50 }, 0L, 3)]
    [TestCase(new long[] { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 1_000_000, 1_000_000, 1_000_000 }, 5L, 1 + 2 + 1 + 3)]
    public void A_simple_run_takes_few_bytes(long[] run, long previous, int bytes) =>
        Assert.That(IntegerBlock.Plan(run, previous).Bytes, Is.EqualTo(bytes));

    private static bool Comes_back(long[] run, long previous)
    {
        var writer = new ByteWriter();
        IntegerPlan plan = IntegerBlock.Plan(run, previous);
        IntegerBlock.Write(writer, run, previous, plan);
        if (writer.Length != plan.Bytes)
            return false;
        var read = new long[run.Length];
        var reader = new ByteReader(writer.Written, 0);
        IntegerBlock.Read(ref reader, read, previous);
        return reader.AtEnd && read.AsSpan().SequenceEqual(run);
    }
}
