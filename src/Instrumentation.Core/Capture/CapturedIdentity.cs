namespace Instrumentation.Capture;

// Instruments that agree in all of this are one, however many objects an application creates for it.
internal sealed record CapturedIdentity(InstrumentScope Scope, string Name, InstrumentKind Kind, string? Unit, bool Adds, bool IsObservable);
