using System.Text.Json;
using Samples.StreamingAnalytics.Scoring;
using Samples.StreamingAnalytics.Windows;

namespace Samples.StreamingAnalytics.Streaming;

/// <summary>What is said on a connection.</summary>
internal static class Messages
{
    public const string Window = "window";
    public const string Anomaly = "anomaly";
    public const string Welcome = "welcome";
    public const string Pong = "pong";
    public const string Ping = "ping";
    public const string Subscribe = "subscribe";
    public const string Unknown = "unknown";

    public static readonly ReadOnlyMemory<byte> WelcomeText = "{\"type\":\"welcome\",\"understands\":[\"ping\",\"subscribe\"]}"u8.ToArray();

    public static readonly ReadOnlyMemory<byte> PongText = "{\"type\":\"pong\"}"u8.ToArray();

    public static string TypeOf(ScoredWindow scored) => scored.IsAnomaly ? Anomaly : Window;

    public static byte[] Render(ScoredWindow scored)
    {
        WindowResult window = scored.Window;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = TypeOf(scored),
            topic = window.Topic.Name,
            start = window.Start,
            count = window.Count,
            sum = window.Sum,
            min = window.Min,
            max = window.Max,
            mean = window.Mean,
            stddev = window.Deviation,
            score = scored.Score,
        });
    }
}
