namespace Instrumentation.Dispatching;

/// <summary>Something that the machine does at an instant.</summary>
/// <param name="Kind">What.</param>
/// <param name="Target">To which group or delivery; null where there is none.</param>
/// <param name="At">When.</param>
internal readonly record struct MachineTimer(TimerKind Kind, object? Target, DateTimeOffset At);
