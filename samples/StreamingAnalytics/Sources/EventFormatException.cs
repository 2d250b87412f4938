namespace Samples.StreamingAnalytics.Sources;

/// <summary>What was posted is not what events look like.</summary>
internal sealed class EventFormatException(long line, string field, string message) : FormatException(message)
{
    /// <summary>The line in the body, from 1.</summary>
    public long Line { get; } = line;

    /// <summary>The field, such as <c>[3].value</c>; empty where it is the body as a whole.</summary>
    public string Field { get; } = field;
}
