using System.Collections.Concurrent;

namespace Instrumentation.Hosting;

// What can be checked only when the whole application is put together; a check that throws stops the start.
internal sealed class StartChecks
{
    private readonly ConcurrentQueue<Action> _checks = new();

    public void Add(Action check) => _checks.Enqueue(check);

    public void Run()
    {
        while (_checks.TryDequeue(out Action? check))
            check();
    }
}
