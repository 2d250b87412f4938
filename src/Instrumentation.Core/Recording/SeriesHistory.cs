namespace Instrumentation.Recording;

internal sealed class SeriesHistory
{
    // What the series had counted when it was last forgotten; its value now is the rest.
    internal SeriesTotals? Forgotten { get; set; }

    internal SeriesTotals LastSeen { get; set; } = new();

    internal SeriesTotals Spare { get; set; } = new();

    internal long LastChangeUnixMs { get; set; }

    // When a recorder asked for the return.
    internal long ReturnUnixMs { get; set; }

    // The next one of those whose return was requested.
    internal Series? NextReturning { get; set; }
}
