namespace Instrumentation.Alerting;

// A receiver of the application's own.
internal sealed record NamedReceiver(string Name, INotificationReceiver Receiver);
