namespace Instrumentation;

/// <summary>Something that went wrong while recording or collecting and was survived.</summary>
/// <param name="Reason">A short constant, the <c>reason</c> label of the self-metric that counts it.</param>
/// <param name="Instrument">The instrument concerned, or null.</param>
/// <param name="Message">One sentence for a log.</param>
/// <param name="Exception">What a callback threw, or null.</param>
public sealed record MetricsFault(string Reason, string? Instrument, string Message, Exception? Exception);
