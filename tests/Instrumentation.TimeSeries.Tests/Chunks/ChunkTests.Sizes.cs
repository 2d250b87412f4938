using Instrumentation.Histograms;

namespace Instrumentation.Chunks;

/// <summary>Bytes per sample of series of eight hours at ten seconds, everything counted that such a series holds of its samples on the heap.</summary>
public partial class ChunkTests
{
    private const int Samples = 2_880;
    private const long Step = 10_000;
    private const long Longest = 45 * 60_000;

    // A fixed generator, so that a size is the same on every run.
    private static Random Seeded => new(20_260_101);

    [Test]
    public void A_counter_of_whole_numbers_takes_about_a_byte_a_sample()
    {
        Random random = Seeded;
        long total = 0;
        Report(BytesPerSample(_ => total += random.Next(51)), 1.45);
    }

    [Test]
    public void Gaussian_numbers_take_less_than_their_eight_bytes()
    {
        Random random = Seeded;
        Report(BytesPerSample(_ => Gaussian(random)), 8);
    }

    [Test]
    public void Series_as_applications_have_them_take_about_a_byte_a_sample()
    {
        Random random = Seeded;
        double total = 0;
        double seconds = 0;
        double celsius = 40;
        double bytes = 3e8;
        int queued = 0;
        var series = new Dictionary<string, Func<int, double>>(StringComparer.Ordinal)
        {
            ["a target that is up"] = _ => 1,
            ["requests of a steady service"] = _ => total += 100 + random.Next(-9, 10),
            ["processor seconds in hundredths"] = _ => Math.Round(seconds += 0.01 * random.Next(30, 60), 2),
            ["a temperature with one decimal"] = _ => Math.Round(celsius += 0.1 * random.Next(-2, 3), 1),
            ["memory in pages"] = _ => bytes += 4_096 * (random.Next(10) == 0 ? random.Next(-50, 60) : 0),
            ["a queue that is mostly empty"] = _ => queued = random.Next(5) == 0 ? random.Next(4) : queued / 2,
            ["errors that are rare"] = index => index / 300,
            ["a ratio in thousandths"] = _ => random.Next(930, 990) / 1_000.0,
        };
        double sum = 0;
        foreach ((string name, Func<int, double> next) in series)
        {
            double size = BytesPerSample(next);
            TestContext.Out.WriteLine($"{name}: {size:F2}");
            sum += size;
            Assert.That(size, Is.LessThanOrEqualTo(2.0), name);
        }

        Report(sum / series.Count, 1.0);
    }

    [Test]
    public void A_sum_of_measured_seconds_takes_six_bytes_a_sample()
    {
        Random random = Seeded;
        double total = 0;
        Report(BytesPerSample(_ => total += random.NextDouble() * 3), 6.5);
    }

    [Test]
    public void Times_in_a_steady_step_take_less_than_a_bit()
    {
        double steady = BytesPerSample(_ => 1);
        Report(steady * 8, 4.5, "bits a sample, head and all");
        Assert.That(Blocks(time => time * Step).Length * 8.0 / Samples, Is.LessThan(0.6), "without the head and the summary");
    }

    [Test]
    public void Times_that_waver_by_milliseconds_take_about_a_byte()
    {
        Random random = Seeded;
        Report(BytesPerSample(_ => 1, time => (time * Step) + random.Next(-3, 4)), 1.35);
    }

    [Test]
    public void A_histogram_takes_about_a_byte_a_bucket()
    {
        Random random = Seeded;
        const int buckets = 12;
        var counts = new double[buckets];
        double sum = 0;
        int bytes = 0;
        var writer = new ByteWriter();
        HistogramHead? head = null;
        for (int index = 0; index < Samples; index++)
        {
            for (int observation = 0; observation < 200; observation++)
            {
                int bucket = (int)Math.Clamp(6 + (Gaussian(random) * 2), 0, buckets - 1);
                counts[bucket]++;
                sum += Math.Pow(2, bucket) * (0.5 + random.NextDouble());
            }

            if (head is null || head.IsFull(Longest))
            {
                bytes += head is null ? 0 : Chunk.Size(head.Close(writer)) + sizeof(long);
                head = new HistogramHead(index * Step);
            }

            head.Append(writer, index * Step, new NativeHistogram { Schema = 0, Count = counts.Sum(), Sum = sum, PositiveSpans = [new HistogramSpan(0, buckets)], PositiveBuckets = [.. counts] }, 1_000);
        }

        Report((bytes + FloatHead.FullSize + head!.ChunkSize) / (double)Samples / buckets, 1.8, "bytes a bucket");
    }

    private static void Report(double size, double limit, string unit = "bytes a sample")
    {
        TestContext.Out.WriteLine($"{size:F2} {unit}");
        Assert.That(size, Is.LessThanOrEqualTo(limit));
    }

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static byte[] Blocks(Func<int, long> time)
    {
        var writer = new ByteWriter();
        var state = new FloatState(time(0));
        var values = new double[ChunkConstants.BlockSamples];
        values.AsSpan().Fill(1);
        for (int index = 0; index < Samples; index += values.Length)
            FloatBlock.Write(writer, ref state, [.. Enumerable.Range(index, values.Length).Select(time)], values, 0);
        return writer.Written.ToArray();
    }

    private static double BytesPerSample(Func<int, double> value, Func<int, long>? time = null)
    {
        var writer = new ByteWriter();
        var head = new FloatHead();
        int bytes = 0;
        for (int index = 0; index < Samples; index++)
        {
            long now = time?.Invoke(index) ?? index * Step;
            double next = value(index);
            if (head.TryAppend(now, next, 1_000))
                continue;
            if (head.IsFull(1_000))
                head.Compress(writer);
            if (head.ChunkCount >= ChunkConstants.ChunkSamples || head.ChunkDuration >= Longest)
                bytes += Chunk.Size(head.TakeChunk()!) + sizeof(long);
            head.Append(now, next, 1_000);
        }

        return (bytes + FloatHead.FullSize + head.ExtraSize + head.ChunkSize) / (double)Samples;
    }
}
