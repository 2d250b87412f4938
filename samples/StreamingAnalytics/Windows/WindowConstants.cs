namespace Samples.StreamingAnalytics.Windows;

/// <summary>Size and limits of the windows.</summary>
internal static class WindowConstants
{
    public const string Name = "tumbling_1h";

    public const int MaxEvents = 100_000;

    public static readonly TimeSpan Size = TimeSpan.FromHours(1);

    public static readonly TimeSpan AllowedLateness = TimeSpan.FromMinutes(10);
}
