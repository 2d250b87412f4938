namespace Instrumentation.Functions;

/// <summary>An argument has a value that the function cannot work with.</summary>
internal sealed class FunctionArgumentException(string message) : Exception(message);
