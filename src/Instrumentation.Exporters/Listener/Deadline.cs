namespace Instrumentation.Listener;

// Time for one step of a connection, which another token can end early.
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    internal Deadline(TimeSpan timeout, TimeProvider timeProvider, CancellationToken ended)
    {
        _timer = new CancellationTokenSource(timeout, timeProvider);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, ended);
    }

    internal CancellationToken Token => _either.Token;

    internal bool HasPassed => _timer.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
