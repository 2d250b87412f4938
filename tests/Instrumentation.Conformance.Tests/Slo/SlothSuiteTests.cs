using System.Text.Json;
using System.Text.RegularExpressions;
using Instrumentation.Conformance.Reporting;
using Instrumentation.Rules;

namespace Instrumentation.Conformance.Slo;

/// <summary>Sloth's definitions and the rules that it makes of them.</summary>
public sealed class SlothSuiteTests
{
    private const string Version = "v0.0.0-conformance";

    [Test]
    public void Rules_are_those_that_Sloth_generates()
    {
        var report = new ConformanceReport("slo-sloth");
        string folder = Path.Combine(Repository.RequireConformance("slo"), "sloth");
        JsonElement cases = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(folder, "cases.json"))).GetProperty("cases");
        foreach (JsonElement item in cases.EnumerateArray())
        {
            JsonElement args = item.GetProperty("args");
            if (args.TryGetProperty("needs", out _))
                report.Skip();
            else
                report.Run($"{item.GetProperty("input").GetString()} {args.GetRawText()}", () => Generate(folder, item, args));
        }

        Validate(report, Path.Combine(folder, "test/integration/prometheus/testdata"));
        report.Close();
    }

    private static string? Generate(string folder, JsonElement item, JsonElement args)
    {
        string input = item.GetProperty("input").GetString()!;
        bool parsed = SloFileReader.TryParse(File.ReadAllText(Path.Combine(folder, input)), input, out SloFile? file, out SloFileException? error, ReaderOptions(folder, args));
        if (args.TryGetProperty("error", out _))
            return parsed ? "is read, though Sloth refuses it" : null;
        if (!parsed)
            return error!.Message;
        var options = new SloRuleOptions
        {
            Alerts = !args.TryGetProperty("disable_alerts", out _),
            Recordings = !args.TryGetProperty("disable_recordings", out _),
            ExtraLabels = args.TryGetProperty("extra_labels", out JsonElement labels)
                ? NamedTexts.Of(labels.EnumerateObject().Select(label => KeyValuePair.Create(label.Name, label.Value.GetString()!)))
                : NamedTexts.Empty,
            Version = Version,
        };
        RuleFile found = SloRules.GenerateFile(file!.Definitions, options);
        string output = item.GetProperty("output").GetString()!;
        return RuleDifference.Between(Expected(File.ReadAllText(Path.Combine(folder, output)), output), found);
    }

    private static SloFileReaderOptions ReaderOptions(string folder, JsonElement args)
    {
        TimeSpan period = TimeSpan.FromDays(args.TryGetProperty("period", out JsonElement days) ? int.Parse(days.GetString()!.TrimEnd('d')) : 30);
        var windows = new Dictionary<TimeSpan, IReadOnlyList<BurnRatePair>>();
        if (args.TryGetProperty("windows", out JsonElement path))
        {
            foreach (string catalogue in Directory.GetFiles(Path.Combine(folder, path.GetString()!), "*.y*ml"))
            {
                (TimeSpan of, IReadOnlyList<BurnRatePair> pairs) = SloFileReader.ParseWindows(File.ReadAllText(catalogue), catalogue);
                windows[of] = pairs;
            }
        }

        return new SloFileReaderOptions { Period = period, RequiresPeriod = true, Windows = windows };
    }

    // The expected files are templates of Go: texts in {{"..."}} stand for themselves. Resources of Kubernetes hold the groups in their spec.
    private static RuleFile Expected(string text, string name)
    {
        text = Regex.Replace(text, """\{\{"(?<text>[^"]*)"\}\}""", "${text}").Replace("{{ .version }}", Version, StringComparison.Ordinal);
        text = Regex.Replace(text, @"sloth_version: dev$", "sloth_version: " + Version, RegexOptions.Multiline);
        var groups = new List<RuleGroup>();
        foreach (string document in Regex.Split(text, "^---\\s*$", RegexOptions.Multiline))
        {
            if (!Regex.IsMatch(document, "^kind: PrometheusRule", RegexOptions.Multiline))
            {
                groups.AddRange(RuleFileReader.Parse(document, name).Groups);
                continue;
            }

            string spec = document[(document.IndexOf("\nspec:", StringComparison.Ordinal) + 6)..];
            string[] lines = [.. spec.Split('\n').TakeWhile(line => line.Length == 0 || line[0] == ' ')];
            groups.AddRange(RuleFileReader.Parse(string.Join('\n', lines.Select(line => line.Length > 2 ? line[2..] : "")), name).Groups);
        }

        return new RuleFile(groups);
    }

    private static void Validate(ConformanceReport report, string folder)
    {
        foreach (string path in Directory.GetFiles(Path.Combine(folder, "validate"), "*.y*ml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            bool good = path.Contains($"{Path.DirectorySeparatorChar}good{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
            report.Run(Path.GetRelativePath(folder, path), () => Read(path, out string? why) is not null == good ? null : why ?? "is read, though Sloth refuses it");
        }

        string duplicates = Path.Combine(folder, "validate_with_duplicates");
        foreach (string place in (string[])[.. Directory.GetFiles(duplicates, "*.y*ml"), .. Directory.GetDirectories(duplicates)])
        {
            string[] files = File.Exists(place) ? [place] : Directory.GetFiles(place, "*.y*ml");
            report.Run(Path.GetRelativePath(folder, place), () =>
            {
                SloDefinition[] all = [.. files.SelectMany(file => Read(file, out _)?.Definitions ?? [])];
                return SloFileReader.FindDuplicates(all).Count > 0 ? null : $"no duplicates among {string.Join(", ", all.Select(slo => slo.Id))}";
            });
        }
    }

    private static SloFile? Read(string path, out string? why)
    {
        SloFileReader.TryParse(File.ReadAllText(path), path, out SloFile? file, out SloFileException? error, new SloFileReaderOptions { RequiresPeriod = true });
        why = error?.Message;
        return file;
    }
}
