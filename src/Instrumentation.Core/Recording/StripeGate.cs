namespace Instrumentation.Recording;

// Names the stripe that a snapshot is reading. Who records a distribution takes the neighbouring stripe for that time, so the stripe at rest
// has all parts of every measurement but those that were under way: one a thread, and a second only for a thread that went on to the neighbour and
// is under way there too when its turn comes.
internal sealed class StripeGate
{
    internal const int Open = -1;
    private int _closed = Open;

    internal int Closed => Volatile.Read(ref _closed);

    // A full fence: a recorder whose previous atomic operation comes after it sees the closed stripe.
    internal void Close(int stripe) => Interlocked.Exchange(ref _closed, stripe);
}
