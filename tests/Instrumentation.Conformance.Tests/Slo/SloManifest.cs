using System.Globalization;
using System.Text.RegularExpressions;

namespace Instrumentation.Conformance.Slo;

/// <summary>A document that defines SLOs or looks as if it did, with what its text says of them at a glance.</summary>
/// <param name="Name">Its file, with its place there.</param>
/// <param name="Text">Its text.</param>
internal sealed partial record SloManifest(string Name, string Text)
{
    /// <summary>Whether the text has all that an SLO on Prometheus needs, so that refusing it is wrong.</summary>
    public bool IsOnPrometheus => OnPrometheus.IsMatch(Text);

    /// <summary>Finds the manifests of a folder; other documents are none, such as deployments, dashboards and settings.</summary>
    public static IEnumerable<SloManifest> In(string folder, string root)
    {
        foreach (string path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string extension = Path.GetExtension(path);
            if (extension is not (".yaml" or ".yml" or ".json"))
                continue;
            string text = File.ReadAllText(path);
            string[] documents = extension == ".json" ? [text] : Separator.Split(text);
            for (int place = 0; place < documents.Length; place++)
            {
                if ((extension == ".json" ? JsonKind : YamlKind).IsMatch(documents[place]))
                    yield return new SloManifest($"{Path.GetRelativePath(root, path)}[{place}]", documents[place]);
            }
        }
    }

    /// <summary>Says how a definition differs from the text; null where it does not.</summary>
    public string? Differs(SloDefinition slo)
    {
        if (slo.Objective is not (> 0 and < 1))
            return $"{slo.Name} has no objective";
        if (Number(Percent) is { } percent && slo.Objective * 100 != percent)
            return $"{slo.Name} promises {slo.Objective}; expected {percent} %";
        if (Number(Ratio) is { } ratio && slo.Objective != ratio)
            return $"{slo.Name} promises {slo.Objective}; expected {ratio}";
        if (Window.Match(Text) is { Success: true } window && slo.Windows[0].Length != Length(window))
            return $"{slo.Name} has the window {slo.Windows[0]}; expected {window.Groups["count"]}{window.Groups["unit"]}";
        string[] grouping = [.. Grouping.Match(Text).Groups["label"].Captures.Select(label => label.Value)];
        if (!slo.GroupBy.SequenceEqual(grouping))
            return $"{slo.Name} is grouped by {string.Join(", ", slo.GroupBy)}; expected {string.Join(", ", grouping)}";
        bool isMeasured = slo.Indicator.Source is RatioQuerySource or EventQuerySource or ValueQuerySource && slo.Windows.Count > 0;
        return isMeasured ? null : $"{slo.Name} has no source";
    }

    private decimal? Number(Regex expression) =>
        expression.Match(Text) is { Success: true } match ? decimal.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : null;

    private static TimeSpan Length(Match window)
    {
        int count = int.Parse(window.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
        return window.Groups["unit"].Value switch { "w" => TimeSpan.FromDays(7 * count), "d" => TimeSpan.FromDays(count), _ => TimeSpan.FromHours(count) };
    }

    [GeneratedRegex(@"^---[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex Separator { get; }

    [GeneratedRegex(@"^(kind:\s*(ServiceLevelObjective|PrometheusServiceLevel|PrometheusRule)\b|(alerts|recordingrule|groups|slo_target)\s*:)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex YamlKind { get; }

    [GeneratedRegex("""^\s{1,4}("kind":\s*"ServiceLevelObjective"|"alerts":)""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex JsonKind { get; }

    [GeneratedRegex(@"^(apiVersion:\s*(pyrra\.dev|sloth\.slok\.dev)/|\s+backend:\s*prometheus\b)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex OnPrometheus { get; }

    [GeneratedRegex("""^\s+(-\s+)?(target|objective):\s*["']?(?<number>[0-9.]+)""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Percent { get; }

    [GeneratedRegex(@"^\s+goal:\s*(?<number>[0-9.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Ratio { get; }

    [GeneratedRegex("""^\s+window:\s*["']?(?<count>[0-9]+)(?<unit>[hdw])""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Window { get; }

    [GeneratedRegex(@"^\s+grouping:\s*(\n\s*-\s*(?<label>\w+))+", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Grouping { get; }
}
