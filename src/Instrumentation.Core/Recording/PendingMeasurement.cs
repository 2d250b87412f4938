namespace Instrumentation.Recording;

// A measurement for a series that another thread is just about to make possible; applied before the next snapshot.
internal sealed record PendingMeasurement(Instrument Instrument, Tag[] Tags, Operation Operation, long Whole, double Fraction);
