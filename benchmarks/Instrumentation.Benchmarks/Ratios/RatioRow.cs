using System.Text.Json.Serialization;

namespace Instrumentation.Benchmarks.Ratios;

/// <summary>One comparison: ratio = ours / baseline, lower is better.</summary>
public sealed record RatioRow(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("ours")] double Ours,
    [property: JsonPropertyName("baseline_name")] string BaselineName,
    [property: JsonPropertyName("baseline")] double Baseline,
    [property: JsonPropertyName("ratio")] double Ratio,
    [property: JsonPropertyName("limit")] double? Limit,
    [property: JsonPropertyName("spread")] double Spread,
    [property: JsonPropertyName("threads")] int Threads,
    [property: JsonPropertyName("ours_bytes")] double OursBytes)
{
    /// <summary>The verdict on one line.</summary>
    public string Line()
    {
        string verdict = Limit is null ? "INFO" : Ratio <= Limit ? "PASS" : "MISS";
        string limit = Limit is null ? "" : $" (limit {Limit:0.###})";
        return $"{verdict} {Name}: {Ours:0.##} {Unit} / {Baseline:0.##} {Unit} {BaselineName} = {Ratio:0.###}{limit}, spread {Spread:0.##}, {Threads} thread(s), {OursBytes:0.##} B/op";
    }
}
