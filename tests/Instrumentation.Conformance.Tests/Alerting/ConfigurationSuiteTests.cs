using System.Text.Json;
using System.Text.RegularExpressions;
using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Conformance.Reporting;

namespace Instrumentation.Conformance.Alerting;

/// <summary>Configurations of Alertmanager, good and bad.</summary>
public sealed partial class ConfigurationSuiteTests
{
    private static readonly string[] Sections = ["route", "receivers", "time_intervals", "mute_time_intervals", "global"];

    [Test]
    public void Configurations_are_taken_and_refused_as_Alertmanager_does()
    {
        var report = new ConformanceReport("alert-config");
        string folder = Path.Combine(Repository.RequireConformance("alerting"), "config");
        foreach (string path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            JsonElement file = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
            foreach (JsonElement item in Items(file, "files"))
            {
                string name = item.GetProperty("file").GetString()!;
                string? error = item.GetProperty("upstream_error").GetString();
                report.Run(name, () => Verdict(File.ReadAllText(Path.Combine(folder, name)), name, error));
            }

            foreach ((JsonElement item, int index) in Items(file, "cases").Select((item, index) => (item, index)))
            {
                string name = $"{Path.GetFileName(path)}[{index}] {item.GetProperty("test").GetString()}";
                string? error = item.GetProperty("error").GetString();
                report.Run(name, () => Verdict(Complete(item), name, IsContradicted(error, item.GetProperty("yaml").GetString()!) ? null : error));
            }
        }

        report.Close();
    }

    private static string? Verdict(string text, string name, string? error)
    {
        bool taken = AlertmanagerFileReader.TryParse(text, name, out _, out AlertmanagerFileException? refusal);
        return taken == error is null ? null : taken ? $"taken; Alertmanager says: {error}" : $"refused: {refusal!.Message}";
    }

    /// <summary>Whether a fragment has what its error says is missing; such an error is another fragment's (docs/conformance.md).</summary>
    private static bool IsContradicted(string? error, string yaml)
    {
        Match missing = MissingKey().Match(error ?? "");
        string key = missing.Groups[1].Value.Replace(' ', '_');
        return missing.Success && yaml.Split('\n').Any(line => line.StartsWith(key + ": ", StringComparison.OrdinalIgnoreCase) && line.Length > key.Length + 4);
    }

    /// <summary>A whole configuration of a fragment: of one integration, or of parts of a file.</summary>
    private static string Complete(JsonElement item)
    {
        string yaml = item.GetProperty("yaml").GetString()!;
        string test = item.GetProperty("test").GetString()!;
        return Sections.Any(section => yaml.Contains($"\n{section}:", StringComparison.Ordinal)) ? CompleteFile(yaml, item.GetProperty("error").GetString()) : CompleteIntegration(yaml, test);
    }

    /// <summary>Adds a receiver where one is missing that the error is not about.</summary>
    private static string CompleteFile(string yaml, string? error)
    {
        if (error is null || error.Contains("receiver", StringComparison.Ordinal) || !yaml.Contains("\nroute:", StringComparison.Ordinal))
            return yaml;
        return yaml.Contains("\n  receiver:", StringComparison.Ordinal) || yaml.Contains("\n    receiver:", StringComparison.Ordinal)
            ? yaml
            : yaml.Replace("\nroute:\n", "\nroute:\n  receiver: team-X-mails\n", StringComparison.Ordinal);
    }

    private static string CompleteIntegration(string yaml, string test)
    {
        string type = AlertmanagerSchemas.ReceiverTypes.Select(candidate => candidate.Type).First(candidate => test.StartsWith("Test" + candidate, StringComparison.OrdinalIgnoreCase));
        string[] fields = [.. yaml.Split('\n').Where(line => line.Length > 0), .. Missing(yaml, type)];
        return $"""
            global:
              smtp_smarthost: localhost:25
              smtp_from: a@example.com
            route:
              receiver: team
            receivers:
            - name: team
              {type}_configs:
              - {string.Join("\n    ", fields)}
            """;
    }

    /// <summary>What else the type needs.</summary>
    private static IEnumerable<string> Missing(string yaml, string type) => type switch
    {
        "victorops" when !yaml.Contains("api_key", StringComparison.Ordinal) => ["api_key: key"],
        "slack" => ["api_url: https://slack.example.com/"],
        _ => [],
    };

    private static JsonElement[] Items(JsonElement file, string name) => file.TryGetProperty(name, out JsonElement items) ? [.. items.EnumerateArray()] : [];

    [GeneratedRegex("^missing (.*) in ")]
    private static partial Regex MissingKey();
}
