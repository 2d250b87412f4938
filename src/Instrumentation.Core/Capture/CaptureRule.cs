namespace Instrumentation;

/// <summary>Takes or leaves instruments by name.</summary>
/// <param name="Meter">The meter's name; <c>*</c> stands for any characters. Case is ignored.</param>
/// <param name="Instrument">The instrument's name; <c>*</c> stands for any characters. Case is ignored.</param>
/// <param name="Include">Whether a matching instrument is captured.</param>
public sealed record CaptureRule(string Meter, string Instrument = "*", bool Include = true);
