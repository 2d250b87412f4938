using System.Text.Json;

namespace Instrumentation.Conformance.Rules;

/// <summary>A file of the suite and what is known of it.</summary>
/// <param name="Name">Its path below the suite's folder.</param>
/// <param name="Text">Its text.</param>
/// <param name="Kind">What it is: <c>rules</c>, <c>unittest</c> or something else.</param>
/// <param name="Verdict">What promtool 2.42 said, <c>ok</c> or <c>error</c>; null when it was not asked.</param>
/// <param name="Complaint">Its message.</param>
/// <param name="ErrorPart">A part of Prometheus 3's error; null when none is known.</param>
internal sealed record RuleFixture(string Name, string Text, string Kind, string? Verdict, string Complaint, string? ErrorPart)
{
    // What 2.42 complains of in files that Prometheus 3 loads: names of any characters, newer functions and syntax, newer keys.
    private static readonly string[] NewerThan242 =
    [
        "unknown function with name", "invalid label name", "invalid annotation name", "invalid recording rule name", "field query_offset not found",
        "field labels not found", "field keep_firing_for not found", "field start_timestamp not found", "field histogram not found", "field fuzzy_compare not found",
    ];

    /// <summary>Whether 2.42's complaint is about something that Prometheus 3 has.</summary>
    public bool IsNewerThan242 => Array.Exists(NewerThan242, part => Complaint.Contains(part, StringComparison.Ordinal));

    public static IEnumerable<RuleFixture> In(string folder)
    {
        string index = Path.Combine(folder, "index.json");
        Dictionary<string, JsonElement> known = File.Exists(index)
            ? JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(index)).GetProperty("files").EnumerateArray().ToDictionary(file => file.GetProperty("file").GetString()!)
            : [];
        foreach (string path in Directory.GetFiles(folder, "*.y*ml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            string text = File.ReadAllText(path);
            known.TryGetValue(name, out JsonElement entry);
            yield return new RuleFixture(name, text, Of(entry, "kind") ?? KindOf(text), Of(entry, "promtool_2_42"), Of(entry, "message") ?? "", Of(entry, "upstream_error_contains"));
        }
    }

    /// <summary>What a text is by its first keys.</summary>
    public static string KindOf(string text)
    {
        string[] lines = text.Split('\n');
        if (Array.Exists(lines, line => line.StartsWith("tests:", StringComparison.Ordinal)))
            return "unittest";
        return Array.Exists(lines, line => line.StartsWith("groups:", StringComparison.Ordinal)) ? "rules" : "other";
    }

    private static string? Of(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
