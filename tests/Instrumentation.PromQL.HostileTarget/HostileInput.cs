namespace Instrumentation.Hostile;

/// <summary>An input, and what takes it.</summary>
/// <param name="Name">What to call it in a message.</param>
/// <param name="TakeAsync">Takes it; true when it was accepted, false when it was refused by an exception of ours.</param>
internal sealed record HostileInput(string Name, Func<Task<bool>> TakeAsync);
