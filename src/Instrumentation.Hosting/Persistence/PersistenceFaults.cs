namespace Instrumentation.Persistence;

// What is told of the disk: that a state is not kept for now and why, that it is kept again, and that damage was found.
internal sealed record PersistenceFaults(Action<string, string> Ceased, Action<string> Resumed, Action<string, long, long> Damaged);
