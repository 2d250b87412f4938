using System.Runtime.CompilerServices;

namespace Instrumentation.Recording;

public sealed class StripeTests
{
    [Test]
    public void There_are_twice_as_many_stripes_as_processors_rounded_up_between_4_and_64()
    {
        int expected = 4;
        while (expected < 2 * Environment.ProcessorCount && expected < 64)
            expected *= 2;
        Assert.That(Stripe.Counters, Is.EqualTo(expected));
        Assert.That(Stripe.Histograms, Is.EqualTo(Math.Min(expected, 16)));
    }

    // Half of a stack of 1 MiB: at most one boundary of 1 MiB is crossed.
    [Test]
    public void A_thread_stays_in_one_stripe_or_two_however_deep_it_calls()
    {
        var recording = new Lock();
        int mostCounter = 0;
        int mostHistogram = 0;
        Together.Run(8, _ =>
        {
            var counter = new HashSet<nint>();
            var histogram = new HashSet<nint>();
            Descend(500, counter, histogram);
            lock (recording)
            {
                mostCounter = Math.Max(mostCounter, counter.Count);
                mostHistogram = Math.Max(mostHistogram, histogram.Count);
            }
        });
        Assert.That(mostCounter, Is.InRange(1, 2));
        Assert.That(mostHistogram, Is.InRange(1, 2));
    }

    [Test]
    public void Many_threads_use_every_stripe_and_none_beside()
    {
        int[] counters = new int[Stripe.Counters];
        int[] histograms = new int[Stripe.Histograms];
        Together.Run(64, _ =>
        {
            Interlocked.Increment(ref counters[Stripe.OfCounter()]);
            Interlocked.Increment(ref histograms[Stripe.OfHistogram()]);
        });
        Assert.That(counters.Sum(), Is.EqualTo(64));
        Assert.That(counters.Count(count => count > 0), Is.GreaterThan(Stripe.Counters / 2));
        Assert.That(histograms.Count(count => count > 0), Is.GreaterThan(Stripe.Histograms / 2));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void Descend(int depth, HashSet<nint> counter, HashSet<nint> histogram)
    {
        byte* frame = stackalloc byte[1_000];
        frame[0] = (byte)depth;
        counter.Add(Stripe.OfCounter());
        histogram.Add(Stripe.OfHistogram());
        if (depth > 0)
            Descend(depth - 1, counter, histogram);
        frame[1] = frame[0];
    }
}
