using System.Collections.Immutable;
using System.Text.Json;
using Instrumentation.Alerts;
using Instrumentation.Conformance.Reporting;
using Instrumentation.Grouping;
using Instrumentation.Histograms;
using Instrumentation.Inhibition;
using Instrumentation.Labels;
using Instrumentation.Matching;
using Instrumentation.Notifications;
using Instrumentation.Receivers.Texts;
using Instrumentation.Routing;
using Instrumentation.Rules;
using Instrumentation.Syntax;
using Instrumentation.Templates;

namespace Instrumentation.Conformance.Alerting;

/// <summary>The stages one by one: merging, deduplication, inhibition, time intervals, keys, truncation, and the state of rules.</summary>
public sealed class PipelineSuiteTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private ConformanceReport _report = null!;

    [Test]
    public void Stages_decide_as_they_do_in_Alertmanager()
    {
        _report = new ConformanceReport("alert-pipeline");
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Repository.RequireConformance("alerting"), "pipeline"), "*.json").Order(StringComparer.Ordinal))
        {
            JsonElement file = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
            string name = Path.GetFileName(path);
            TimeIntervalCases.Run(_report, name, file);
            Each(name, file, "fingerprints", Fingerprint);
            Each(name, file, "group_key", Key);
            Each(name, file, "has_equal", HasEqual);
            Each(name, file, "rule_sets", RuleSet);
            Each(name, file, "lifecycle", Lifecycle);
            Each(name, file, "cases", Judge);
        }

        _report.Close();
    }

    /// <summary>Says how a case is judged, by what it has; null for one that is a fact.</summary>
    private static Func<JsonElement, string?>? Judge(JsonElement item) => item switch
    {
        _ when item.TryGetProperty("merged", out _) => Merge,
        _ when item.TryGetProperty("notify", out _) => Deduplicate,
        _ when item.TryGetProperty("runes", out _) => Truncate,
        _ when item.TryGetProperty("states", out _) => States,
        _ => null,
    };

    private void Each(string name, JsonElement file, string section, Func<JsonElement, Func<JsonElement, string?>?> judge)
    {
        if (!file.TryGetProperty(section, out JsonElement cases))
            return;
        foreach ((JsonElement item, int index) in cases.EnumerateArray().Select((item, index) => (item, index)))
        {
            if (judge(item) is { } check)
                _report.Run($"{name} {section}[{index}]", () => check(item));
        }
    }

    private void Each(string name, JsonElement file, string section, Func<JsonElement, string?> check) => Each(name, file, section, _ => check);

    private static string? Fingerprint(JsonElement item)
    {
        string found = AlertFingerprint.Of(LabelsOf(item.GetProperty("labels"))).ToString();
        return found == item.GetProperty("fingerprint").GetString() ? null : found;
    }

    private static string? Key(JsonElement item)
    {
        var definition = new RouteDefinition();
        foreach (string matchers in item.GetProperty("route_matchers").EnumerateArray().Select(text => text.GetString()!).Reverse())
            definition = new RouteDefinition { Matchers = MatcherParser.Parse(matchers), Routes = [definition] };
        AlertRoute route = AlertRoute.Create(definition);
        for (int depth = 1; depth < item.GetProperty("route_matchers").GetArrayLength(); depth++)
            route = route.Routes[0];
        GroupKey key = GroupKey.Of(route, LabelsOf(item.GetProperty("group_labels")));
        return (key.Text, key.Hash) == (item.GetProperty("groupKey").GetString(), item.GetProperty("pagerduty_dedup_key").GetString()) ? null : $"{key.Text} {key.Hash}";
    }

    private static string? Merge(JsonElement item)
    {
        Alert merged = Report(item.GetProperty("a")).MergeWith(Report(item.GetProperty("b")), Now);
        return merged == Report(item.GetProperty("merged")) ? null : $"merged to {merged.StartsAt} {merged.EndsAt} {merged.UpdatedAt} {merged.IsTimeout}";
    }

    private static Alert Report(JsonElement report) => new()
    {
        Labels = SeriesLabels.Empty,
        StartsAt = Now.AddSeconds(report.GetProperty("startsAt").GetDouble()),
        EndsAt = Now.AddSeconds(report.GetProperty("endsAt").GetDouble()),
        UpdatedAt = Now.AddSeconds(report.GetProperty("updatedAt").GetDouble()),
        IsTimeout = report.GetProperty("timeout").GetBoolean(),
    };

    private static string? Deduplicate(JsonElement item)
    {
        JsonElement known = item.GetProperty("entry");
        NotificationLogEntry? entry = known.ValueKind == JsonValueKind.Null ? null : new NotificationLogEntry(
            Hashes(known, "firing"), Hashes(known, "resolved"), known.GetProperty("age_minutes") is { ValueKind: JsonValueKind.Number } age ? Now.AddMinutes(-age.GetDouble()) : null, Now.AddDays(1));
        NotificationReason reason = Deduplication.Decide(
            entry, Hashes(item, "firing"), Hashes(item, "resolved"), item.GetProperty("send_resolved").GetBoolean(), TimeSpan.FromMinutes(item.GetProperty("repeat_minutes").GetDouble()), Now);
        return Deduplication.IsToBeSent(reason) == item.GetProperty("notify").GetBoolean() ? null : $"{reason}";
    }

    private static ImmutableHashSet<AlertFingerprint> Hashes(JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(hash => new AlertFingerprint(hash.GetUInt64()))];

    private static string? HasEqual(JsonElement item)
    {
        // The case has no matchers; a label of its own tells the target from the sources.
        var inhibitor = new Inhibitor([new InhibitionRule
        {
            TargetMatchers = MatcherParser.Parse("side_of_case=target"),
            Equal = [.. item.GetProperty("equal").EnumerateArray().Select(label => label.GetString()!)],
        }]);
        foreach (JsonElement source in item.GetProperty("sources").EnumerateArray())
            inhibitor.Update(Firing(LabelsOf(source.GetProperty("labels")), source.GetProperty("resolved").GetBoolean()));
        bool inhibits = inhibitor.Find(LabelsOf(item.GetProperty("target")).With("side_of_case", "target"), Now) is not null;
        return inhibits == item.GetProperty("inhibits").GetBoolean() ? null : $"inhibits: {inhibits}";
    }

    private static string? RuleSet(JsonElement item)
    {
        var inhibitor = new Inhibitor([.. item.GetProperty("rules").EnumerateArray().Select(Rule)]);
        foreach (JsonElement labels in item.GetProperty("firing").EnumerateArray())
            inhibitor.Update(Firing(LabelsOf(labels), isResolved: false));
        foreach (JsonElement target in item.GetProperty("cases").EnumerateArray())
        {
            bool muted = inhibitor.Find(LabelsOf(target[0]), Now) is not null;
            if (muted != target[1].GetBoolean())
                return $"{target[0]} is muted: {muted}";
        }

        return null;
    }

    private static InhibitionRule Rule(JsonElement rule) => new()
    {
        SourceMatchers = [.. rule.GetProperty("source").EnumerateArray().SelectMany(text => MatcherParser.Parse(text.GetString()!))],
        TargetMatchers = [.. rule.GetProperty("target").EnumerateArray().SelectMany(text => MatcherParser.Parse(text.GetString()!))],
        Equal = [.. rule.GetProperty("equal").EnumerateArray().Select(label => label.GetString()!)],
    };

    private static string? Lifecycle(JsonElement item)
    {
        var inhibitor = new Inhibitor([new InhibitionRule { SourceMatchers = MatcherParser.Parse("side=source"), TargetMatchers = MatcherParser.Parse("side=target") }]);
        foreach (string step in item.GetProperty("alerts").EnumerateArray().Select(step => step.GetString()!))
            inhibitor.Update(Firing(SeriesLabels.Of(("side", step.Split(' ')[0])), step.EndsWith("resolved", StringComparison.Ordinal)));
        bool target = inhibitor.Find(SeriesLabels.Of(("side", "target")), Now) is not null;
        bool source = inhibitor.Find(SeriesLabels.Of(("side", "source")), Now) is not null;
        return (target, source) == (item.GetProperty("target_muted").GetBoolean(), item.GetProperty("source_muted").GetBoolean()) ? null : $"target muted: {target}, source muted: {source}";
    }

    private static Alert Firing(SeriesLabels labels, bool isResolved) =>
        new() { Labels = labels, StartsAt = Now.AddHours(-1), EndsAt = Now.AddMinutes(isResolved ? -1 : 10), UpdatedAt = Now };

    private static string? Truncate(JsonElement item)
    {
        int length = item.GetProperty("n").GetInt32();
        (string Text, bool IsCut) runes = Truncation.Runes(item.GetProperty("in").GetString()!, length);
        (string Text, bool IsCut) bytes = Truncation.Bytes(item.GetProperty("in").GetString()!, length);
        return (runes.Text, runes.IsCut, bytes.Text, bytes.IsCut) == (
            item.GetProperty("runes").GetString(), item.GetProperty("runes_truncated").GetBoolean(), item.GetProperty("bytes").GetString(), item.GetProperty("bytes_truncated").GetBoolean())
            ? null
            : $"{runes} {bytes}";
    }

    /// <summary>A rule over a value for each minute, null for none and a text for a failure.</summary>
    private static string? States(JsonElement item)
    {
        var rule = new AlertingRule("a", PromqlParser.Parse(item.GetProperty("expr").GetString()!))
        {
            HoldDuration = Duration(item, "for"),
            KeepFiringDuration = Duration(item, "keep_firing_for"),
        };
        var query = new ScriptedQuery([.. item.GetProperty("values").EnumerateArray()]);
        var evaluator = new RuleGroupEvaluator(new RuleGroup("g", [rule]) { Interval = TimeSpan.FromMinutes(1) }, query, new NoSink());
        var found = new List<string>();
        for (int minute = 0; minute < query.Count; minute++)
        {
            query.Minute = minute;
            evaluator.EvaluateAsync(Now.AddMinutes(minute).ToUnixTimeMilliseconds()).AsTask().GetAwaiter().GetResult();
            found.Add(evaluator.AlertStates[0].State.ToString().ToLowerInvariant());
        }

        return found.SequenceEqual(item.GetProperty("states").EnumerateArray().Select(state => state.GetString())) ? null : string.Join(", ", found);
    }

    private static TimeSpan Duration(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement text) && PrometheusDuration.TryParse(text.GetString()!, out long milliseconds, out _) ? TimeSpan.FromMilliseconds(milliseconds) : TimeSpan.Zero;

    private static SeriesLabels LabelsOf(JsonElement labels) =>
        SeriesLabels.Of(labels.EnumerateObject().Select(label => new Labels.Label(label.Name, label.Value.GetString()!)));

    /// <summary>The condition of the rules, <c>v > 50</c>, over a script.</summary>
    private sealed class ScriptedQuery(JsonElement[] values) : IRuleQuery
    {
        public int Count => values.Length;

        public int Minute { get; set; }

        public ValueTask<IReadOnlyList<EvaluatedSample>> QueryAsync(PromqlExpression expression, long timeUnixMs, CancellationToken cancellationToken) => values[Minute].ValueKind switch
        {
            JsonValueKind.String => throw new InvalidOperationException("the query fails"),
            JsonValueKind.Number when values[Minute].GetDouble() > 50 => new([new EvaluatedSample(SeriesLabels.Of(("__name__", "v")), values[Minute].GetDouble())]),
            _ => new([]),
        };
    }

    private sealed class NoSink : ISeriesSink
    {
        public void Append(SeriesLabels labels, long timeUnixMs, double value)
        {
        }

        public void Append(SeriesLabels labels, long timeUnixMs, NativeHistogram histogram)
        {
        }
    }
}
