namespace Instrumentation.Recording;

internal sealed record ExemplarSettings(ExemplarMode Mode, TimeSpan Interval, TimeProvider Time);
