namespace Instrumentation.TestKit;

/// <summary>Threads that start together.</summary>
public static class Together
{
    /// <summary>Runs an action on each of several new threads, which begin at the same time, and waits for them; rethrows what one throws.</summary>
    /// <param name="threads">How many threads.</param>
    /// <param name="action">Gets the thread's number, from 0.</param>
    public static void Run(int threads, Action<int> action)
    {
        Exception? fault = null;
        using var barrier = new Barrier(threads);
        Thread[] running = [.. Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            barrier.SignalAndWait();
            try
            {
                action(number);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref fault, exception, null);
            }
        }))];
        foreach (Thread thread in running)
            thread.Start();
        foreach (Thread thread in running)
            thread.Join();
        if (fault is not null)
            throw new AggregateException(fault);
    }
}
