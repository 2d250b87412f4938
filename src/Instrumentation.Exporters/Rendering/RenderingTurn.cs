namespace Instrumentation.Rendering;

// Lets one exposition be rendered at a time. A semaphore and not a lock, so that waiting requests hold no threads.
#pragma warning disable CA1001 // A semaphore whose wait handle is never asked for holds nothing that would have to be disposed of.
internal sealed class RenderingTurn
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _semaphore = new(1, 1);

    internal void Enter() => _semaphore.Wait();

    internal Task EnterAsync(CancellationToken cancellationToken) => _semaphore.WaitAsync(cancellationToken);

    internal void Leave() => _semaphore.Release();
}
