namespace Instrumentation;

/// <summary>How <see cref="SampleItems"/> are written.</summary>
internal static class SampleItemConstants
{
    /// <summary>Entries and records that are <see cref="SampleItems"/>.</summary>
    public const byte Items = 1;

    /// <summary>Entries that are chunks: id of the series, length, bytes.</summary>
    public const byte Chunks = 2;

    /// <summary>The version of both.</summary>
    public const int Version = 1;

    /// <summary>A record ends at this length, so that a restart reads it in one piece.</summary>
    public const int RecordBytes = 256 * 1024;

    // The first byte of an item: its kind, and for samples what it shares with the item before.
    public const int KindMask = 3;
    public const int Integer = 0;
    public const int Number = 1;
    public const int Histogram = 2;
    public const int Declaration = 3;
    public const int NextId = 4;
    public const int SameTime = 8;
    public const int NewStart = 16;

    /// <summary>Declares a series; without it the item declares a metric family.</summary>
    public const int Series = 4;

    /// <summary>The largest integer that numbers hold exactly.</summary>
    public const double MaxInteger = 1L << 53;
}
