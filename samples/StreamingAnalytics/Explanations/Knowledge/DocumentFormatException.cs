namespace Samples.StreamingAnalytics.Explanations.Knowledge;

/// <summary>A document cannot be taken in; the message says why.</summary>
internal sealed class DocumentFormatException(string message) : FormatException(message);
