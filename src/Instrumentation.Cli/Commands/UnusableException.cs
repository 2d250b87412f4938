namespace Instrumentation.Commands;

/// <summary>A command cannot do its work; the message is for people and says which input is to blame.</summary>
internal sealed class UnusableException(string message) : Exception(message);
