using System.Text.Json;
using Instrumentation.Conformance.Reporting;
using Instrumentation.Labels;
using Instrumentation.Routing;
using Instrumentation.Templates;

namespace Instrumentation.Conformance.Alerting;

/// <summary>Which routes alerts take, what those inherit, and the keys of their groups.</summary>
public sealed class RoutingSuiteTests
{
    [Test]
    public void Alerts_take_the_routes_that_they_take_in_Alertmanager()
    {
        var report = new ConformanceReport("alert-routing");
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Repository.RequireConformance("alerting"), "routing"), "*.json").Order(StringComparer.Ordinal))
        {
            JsonElement file = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
            string name = Path.GetFileName(path);
            if (file.TryGetProperty("tables", out JsonElement tables))
            {
                foreach (JsonElement table in tables.EnumerateArray())
                    Tables(report, $"{name} {table.GetProperty("test").GetString()}", table);
            }

            if (!file.TryGetProperty("configs", out JsonElement configurations))
                continue;
            foreach (JsonElement item in file.GetProperty("cases").EnumerateArray())
            {
                report.Run($"{name} {item.GetRawText().ReplaceLineEndings(" ")}", () =>
                {
                    AlertRoute root = Tree(configurations.GetProperty(item.GetProperty("config").GetString()!).GetString()!);
                    string[] receivers = [.. root.Match(LabelsOf(item.GetProperty("labels"))).Select(route => route.Receiver)];
                    string[] expected = [.. item.GetProperty("receivers").EnumerateArray().Select(receiver => receiver.GetString()!)];
                    return receivers.SequenceEqual(expected) ? null : $"goes to {string.Join(", ", receivers)}";
                });
            }
        }

        report.Close();
    }

    private static void Tables(ConformanceReport report, string name, JsonElement table)
    {
        string yaml = table.GetProperty("route_yaml").GetString()!;
        foreach (JsonElement item in table.GetProperty("cases").EnumerateArray())
            report.Run($"{name} {item.GetProperty("labels").GetRawText().ReplaceLineEndings(" ")}", () => Check(Tree(WithReceivers(yaml)), item));
    }

    private static string? Check(AlertRoute root, JsonElement item)
    {
        AlertRoute[] routes = [.. root.Match(LabelsOf(item.GetProperty("labels")))];
        string[] keys = [.. item.GetProperty("keys").EnumerateArray().Select(key => key.GetString()!)];
        if (!routes.Select(route => route.Key).SequenceEqual(keys))
            return $"keys are {string.Join(" ", routes.Select(route => route.Key))}";
        return routes.Zip(item.GetProperty("expect").EnumerateArray(), Difference).FirstOrDefault(difference => difference is not null);
    }

    private static string? Difference(AlertRoute route, JsonElement expected)
    {
        string[] groupBy = [.. expected.GetProperty("group_by").EnumerateArray().Select(label => label.GetString()!)];
        string? name = expected.GetProperty("receiver").GetString();
        if (route.Receiver != name)
            return $"goes to {route.Receiver}";
        if (!route.GroupBy.Order(StringComparer.Ordinal).SequenceEqual(groupBy.Order(StringComparer.Ordinal)) || route.GroupsByAll != expected.GetProperty("group_by_all").GetBoolean())
            return $"{name} groups by {string.Join(", ", route.GroupBy)} (all: {route.GroupsByAll})";
        return Differs("group_wait", route.GroupWait) ?? Differs("group_interval", route.GroupInterval) ?? Differs("repeat_interval", route.RepeatInterval);

        string? Differs(string key, TimeSpan found) =>
            PrometheusDuration.TryParse(expected.GetProperty(key).GetString()!, out long milliseconds, out _) && found.TotalMilliseconds == milliseconds ? null : $"{name} has {key} {found}";
    }

    private static AlertRoute Tree(string yaml) => AlertRoute.Create(AlertmanagerFileReader.Parse(yaml, "routes").Route);

    /// <summary>Makes a configuration of a tree alone.</summary>
    private static string WithReceivers(string tree)
    {
        IEnumerable<string> receivers = tree.Split('\n').Where(line => line.TrimStart(' ', '-').StartsWith("receiver:", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(' ', '\'', '"')).Distinct();
        return $"route:\n{string.Concat(tree.Split('\n').Select(line => $"  {line}\n"))}receivers:\n{string.Concat(receivers.Select(receiver => $"- name: {receiver}\n"))}";
    }

    private static SeriesLabels LabelsOf(JsonElement labels) =>
        SeriesLabels.Of(labels.EnumerateObject().Select(label => new Labels.Label(label.Name, label.Value.GetString()!)));
}
