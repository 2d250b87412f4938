namespace Instrumentation.Alerting;

// What is told of deliveries: that a receiver cannot be told for now and why, that it can again, and exceptions inside.
internal sealed record NotificationFaults(Action<string, string> Ceased, Action<string> Resumed, Action<Exception> Survived);
