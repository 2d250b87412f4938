namespace Samples.StreamingAnalytics.Sources;

/// <summary>Waits for the application.</summary>
internal static class ApplicationLifetimeExtensions
{
    /// <summary>Waits until the application serves, so that its addresses are printed before anything else.</summary>
    public static async Task WaitForStartAsync(this IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken);
    }
}
