namespace Instrumentation.Recording;

/// <summary>Says that the other tests of this project do run on one stripe.</summary>
public sealed class OneStripeTests
{
    [Test]
    public void Every_thread_records_to_the_same_stripe()
    {
        Assert.That(Stripe.Counters, Is.EqualTo(1));
        Assert.That(Stripe.Histograms, Is.EqualTo(2), "the one, and its neighbour for the time that a snapshot reads it");
        int elsewhere = 0;
        Together.Run(64, _ =>
        {
            if (Stripe.OfCounter() != 0 || Stripe.OfHistogram() != 0)
                Interlocked.Increment(ref elsewhere);
        });
        Assert.That(elsewhere, Is.Zero);
    }
}
