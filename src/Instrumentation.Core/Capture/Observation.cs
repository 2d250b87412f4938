using Instrumentation.Recording;

namespace Instrumentation.Capture;

// What an observable instrument reported of one series. The tags are kept only where the series is not known yet.
internal readonly record struct Observation(Series? Series, Tag[]? Tags, long Whole, double Fraction);
