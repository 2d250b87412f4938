namespace Instrumentation.Delivery;

/// <summary>Tells whoever listens of attempts and of exceptions inside. What a listener throws reaches nobody.</summary>
/// <param name="onAttempt">Is told of attempts; null for nobody.</param>
/// <param name="onFault">Is told of exceptions, those of the other listener among them; null for nobody.</param>
/// <remarks>Safe from any thread.</remarks>
internal sealed class DeliveryObserver(Action<DeliveryAttempt>? onAttempt, Action<Exception>? onFault)
{
    public void Tell(DeliveryAttempt attempt) => Run(() => onAttempt?.Invoke(attempt));

    /// <summary>Does something whose failure keeps nothing else from being done.</summary>
    public void Run(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            Report(exception);
        }
    }

    private void Report(Exception exception)
    {
        try
        {
            onFault?.Invoke(exception);
        }
        catch (Exception second) when (second is not OutOfMemoryException)
        {
            System.Diagnostics.Debug.WriteLine(second);
        }
    }
}
