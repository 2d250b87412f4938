using FsCheck;
using FsCheck.Fluent;
using Instrumentation.Reading;

namespace Instrumentation.Chunks;

public class FloatHeadTests
{
    private static readonly double[] Awkward =
    [
        0, -0.0, 1, -1, 0.1, 1e300, -1e-300, double.Epsilon, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity, StaleMarker.Value,
        BitConverter.Int64BitsToDouble(unchecked((long)0xfff8000000000001)), 9007199254740992, 9007199254740993, 123.456, 1.0 / 3,
    ];

    private static Gen<double> Numbers => Gen.OneOf(
        Gen.Elements(Awkward),
        Gen.Choose(-1_000, 1_000).Select(value => (double)value),
        Gen.Choose(-100_000, 100_000).Select(value => value / 1_000.0),
        ArbMap.Default.GeneratorFor<long>().Select(BitConverter.Int64BitsToDouble));

    private static Gen<(long Step, double Value, long Start)> Samples(Gen<double> numbers) =>
        Gen.Frequency((6, Gen.Constant(10_000L)), (1, Gen.Choose(1, 100_000).Select(step => (long)step)), (1, Gen.Constant(1L << 40)))
            .SelectMany(step => numbers.SelectMany(value => Gen.Frequency((9, Gen.Constant(0L)), (1, Gen.Choose(-5, 5).Select(start => start * 1_000L))).Select(start => (step, value, start))));

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Every_bit_of_every_sample_comes_back() => Prop.ForAll(
        Gen.OneOf(Samples(Numbers).ArrayOf(), Samples(Gen.Elements(Awkward[..3])).ArrayOf(), Samples(Gen.Choose(0, 3).Select(value => (double)value)).ArrayOf()).Resize(150).ToArbitrary(),
        samples =>
        {
            var written = new SampleBuffer();
            List<byte[]> chunks = WriteAll(samples, written);
            var read = new SampleBuffer();
            foreach (byte[] chunk in chunks)
                Chunk.Read(chunk, chunk.Length, long.MinValue, long.MaxValue, read);
            return AreSame(written, read) && chunks.Sum(Chunk.Count) == samples.Length;
        });

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property A_range_of_time_is_cut_out_exactly() => Prop.ForAll(
        Samples(Numbers).NonEmptyListOf().Resize(100).ToArbitrary(), ArbMap.Default.ArbFor<byte>(), ArbMap.Default.ArbFor<byte>(), (samples, one, other) =>
        {
            var written = new SampleBuffer();
            List<byte[]> chunks = WriteAll([.. samples], written);
            long from = written.Timestamps[Math.Min(one, other) * (samples.Count - 1) / 255];
            long to = written.Timestamps[Math.Max(one, other) * (samples.Count - 1) / 255];
            var read = new SampleBuffer();
            foreach (byte[] chunk in chunks)
                Chunk.Read(chunk, chunk.Length, from, to, read);
            var expected = new SampleBuffer();
            for (int index = 0; index < written.Count; index++)
            {
                if (written.Timestamps[index] >= from && written.Timestamps[index] <= to)
                    expected.Add(written.Timestamps[index], written.Values[index], written.HasStartTimes ? written.StartTimes[index] : 0);
            }

            return AreSame(expected, read);
        });

    [Test]
    public void A_chunk_knows_its_samples_and_times()
    {
        byte[] chunk = WriteAll([.. Enumerable.Range(0, 100).Select(index => (10L, (double)index, 0L))], new SampleBuffer()).Single();
        Assert.That((Chunk.Kind(chunk), Chunk.Count(chunk), Chunk.FirstTime(chunk), Chunk.LastTime(chunk)), Is.EqualTo((ChunkKind.Numbers, 100, 10L, 1_000L)));
    }

    [Test]
    public void A_reader_sees_what_is_not_compressed_too()
    {
        var head = new FloatHead();
        for (int index = 0; index < 5; index++)
        {
            if (!head.TryAppend(index * index, index, 7))
                head.Append(index * index, index, 7);
        }

        var times = new long[ChunkConstants.BlockSamples];
        var values = new double[ChunkConstants.BlockSamples];
        HeadCopy copy = head.Copy(times, values);
        Assert.That((copy.Chunk, copy.Count, copy.Start), Is.EqualTo(((byte[]?)null, 5, 7L)));
        Assert.That(times[..5], Is.EqualTo(new long[] { 0, 1, 4, 9, 16 }));
        Assert.That(values[..5], Is.EqualTo(new double[] { 0, 1, 2, 3, 4 }));
    }

    private static List<byte[]> WriteAll((long Step, double Value, long Start)[] samples, SampleBuffer written)
    {
        var writer = new ByteWriter();
        var head = new FloatHead();
        var chunks = new List<byte[]>();
        long time = 0;
        foreach ((long step, double value, long start) in samples)
        {
            time += step;
            written.Add(time, value, start);
            if (head.TryAppend(time, value, start))
                continue;
            if (head.IsFull(start))
                head.Compress(writer);
            if (head.ChunkCount >= ChunkConstants.ChunkSamples)
                chunks.Add(head.TakeChunk()!);
            head.Append(time, value, start);
        }

        if (samples.Length > 0)
            chunks.Add(head.Close(writer));
        return chunks;
    }

    private static bool AreSame(SampleBuffer left, SampleBuffer right) =>
        left.Timestamps.SequenceEqual(right.Timestamps)
        && System.Runtime.InteropServices.MemoryMarshal.Cast<double, long>(left.Values).SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.Cast<double, long>(right.Values))
        && left.StartTimes.SequenceEqual(right.StartTimes);
}
