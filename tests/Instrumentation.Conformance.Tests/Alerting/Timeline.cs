using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Instrumentation.Alerts;
using Instrumentation.Delivery;
using Instrumentation.Dispatching;
using Instrumentation.DryRuns;
using Instrumentation.Labels;
using Instrumentation.Templates;

namespace Instrumentation.Conformance.Alerting;

/// <summary>Tells a story to our machine on a scripted clock, and compares what the receivers get with what they are to get.</summary>
internal sealed partial class Timeline
{
    private const string StartDelay = "--dispatch.start-delay=";

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly JsonElement _story;
    private readonly AlertmanagerFile _file;
    private readonly List<Received> _received = [];
    private readonly Dictionary<string, string> _silences = [];

    private Timeline(JsonElement story)
    {
        _story = story;
        string configuration = WebhookName().Replace(story.GetProperty("config").GetString()!, match => $"http://127.0.0.1/{match.Groups[1].Value}");
        _file = AlertmanagerFileReader.Parse(configuration, "timeline");
    }

    /// <summary>Runs a story.</summary>
    /// <returns>What differs; null for nothing.</returns>
    public static string? Check(JsonElement story) => new Timeline(story).Run();

    private string? Run()
    {
        TimeSpan delay = TimeSpan.Zero;
        foreach (string flag in Flags().Select(flag => flag.GetString()!).Where(flag => flag.StartsWith(StartDelay, StringComparison.Ordinal)))
            delay = PrometheusDuration.TryParse(flag[StartDelay.Length..], out long milliseconds, out _) ? TimeSpan.FromMilliseconds(milliseconds) : throw new FormatException(flag);
        var simulation = new MachineSimulation(NotificationPlan.Of(_file), new DispatchOptions { StartAt = Start + delay }, Answer, new Random(1), Start);
        foreach (JsonElement action in _story.GetProperty("actions").EnumerateArray().OrderBy(action => action.GetProperty("at").GetDouble()))
            Plan(simulation, action, At(action.GetProperty("at")));
        JsonElement expected = _story.TryGetProperty("expect_ours", out JsonElement ours) ? ours : _story.GetProperty("expect");
        double end = expected.EnumerateObject().SelectMany(webhook => webhook.Value.EnumerateArray()).Select(item => item.GetProperty("between")[1].GetDouble())
            .Concat(_story.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("at").GetDouble()))
            .Append(_story.TryGetProperty("until", out JsonElement until) ? until.GetDouble() : 0)
            .Max();
        simulation.RunUntil(Start.AddSeconds(end));
        string[] differences = [.. expected.EnumerateObject().SelectMany(Differences)];
        return differences.Length == 0 ? null : string.Join("; ", differences);
    }

    private void Plan(MachineSimulation simulation, JsonElement action, DateTimeOffset at)
    {
        switch (action.GetProperty("op").GetString())
        {
            case "push":
                simulation.At(at, (machine, now) => machine.Accept(action.GetProperty("alerts").EnumerateArray().Select(alert => Take(alert, now)), now));
                break;
            case "silence":
                simulation.At(at, (machine, now) => _silences[action.GetProperty("id").GetString()!] = machine.Silence(Draft(action), now).Id);
                break;
            case "delsilence":
                simulation.At(at, (machine, now) => machine.ExpireSilence(_silences[action.GetProperty("id").GetString()!], now));
                break;
            case "reload":
                simulation.At(at, (machine, now) => machine.Reload(NotificationPlan.Of(_file), now));
                break;
            case "restart" or "kill9":
                TimeSpan down = action.TryGetProperty("down_for", out JsonElement seconds) ? TimeSpan.FromSeconds(seconds.GetDouble()) : TimeSpan.Zero;
                simulation.RestartAt(at, down, NotificationPlan.Of(_file));
                break;
            case var other:
                throw new FormatException($"'{other}' is no action.");
        }
    }

    private Alert Take(JsonElement alert, DateTimeOffset now)
    {
        var posted = new PostedAlert(LabelsOf(alert, "labels"), LabelsOf(alert, "annotations"), Time(alert, "startsAt"), Time(alert, "endsAt"));
        return AlertIntake.TryTake(posted, _file.ResolveTimeout, now, out Alert? taken, out string? problem) ? taken : throw new FormatException(problem);
    }

    private static SilenceDraft Draft(JsonElement action) => new(
        [.. action.GetProperty("matchers").EnumerateArray().Select(Matcher)], At(action.GetProperty("startsAt")), At(action.GetProperty("endsAt")), "timeline", "timeline");

    private static LabelMatcher Matcher(JsonElement matcher)
    {
        bool isEqual = !matcher.TryGetProperty("isEqual", out JsonElement equal) || equal.GetBoolean();
        LabelMatchType type = (matcher.GetProperty("isRegex").GetBoolean(), isEqual) switch
        {
            (false, true) => LabelMatchType.Equal,
            (false, false) => LabelMatchType.NotEqual,
            (true, true) => LabelMatchType.Regex,
            _ => LabelMatchType.NotRegex,
        };
        return new LabelMatcher(matcher.GetProperty("name").GetString()!, type, matcher.GetProperty("value").GetString()!);
    }

    private SimulatedAnswer Answer(NotificationDelivery delivery, DateTimeOffset now)
    {
        IntegrationDefinition integration = _file.Receivers.Single(receiver => receiver.Name == delivery.Key.Target.Receiver).Integrations
            .Single(candidate => candidate.Type == delivery.Key.Target.Type && candidate.Index == delivery.Key.Target.Index);
        string webhook = integration.Fields.Text("url").Split('/')[^1];
        JsonElement behaviour = _story.TryGetProperty("webhooks", out JsonElement webhooks) && webhooks.TryGetProperty(webhook, out JsonElement found) ? found : default;
        double second = (now - Start).TotalSeconds;
        double status = second < Number(behaviour, "fail_before", -1) ? Number(behaviour, "status_failing", 500) : Number(behaviour, "status", 200);
        _received.Add(new Received(second, webhook, status is >= 200 and < 300, delivery.Notification));
        var sleep = TimeSpan.FromSeconds(second < Number(behaviour, "sleep_before", 1e9) ? Number(behaviour, "sleep", 0) : 0);
        if (integration.Fields.Duration("timeout") is { } timeout && timeout > TimeSpan.Zero && sleep > timeout)
            return new SimulatedAnswer(timeout, new DeliveryOutcome(DeliveryStatus.Retry, "timeout"));
        DeliveryStatus outcome = status switch { >= 200 and < 300 => DeliveryStatus.Delivered, >= 500 => DeliveryStatus.Retry, _ => DeliveryStatus.Failed };
        return new SimulatedAnswer(sleep, new DeliveryOutcome(outcome));
    }

    private IEnumerable<string> Differences(JsonProperty webhook)
    {
        Received[] good = [.. _received.Where(received => received.Webhook == webhook.Name && received.IsAccepted)];
        foreach (JsonElement item in webhook.Value.EnumerateArray())
        {
            double from = item.GetProperty("between")[0].GetDouble();
            double to = item.GetProperty("between")[1].GetDouble();
            Received[] inside = [.. good.Where(received => received.Second >= from && received.Second <= to)];
            JsonElement[] alerts = [.. item.GetProperty("alerts").EnumerateArray()];
            bool isThere = alerts.Length == 0 ? inside.Length == 0 : inside.Any(received => IsSame(alerts, received.Notification.Alerts));
            if (!isThere)
                yield return $"{webhook.Name} is to get {item} and gets {string.Join(" | ", inside.Select(received => received.ToString()))} of {string.Join(" | ", good.Select(received => received.ToString()))}";
        }

        int expected = webhook.Value.EnumerateArray().Sum(item => item.GetProperty("alerts").GetArrayLength());
        int found = good.Sum(received => received.Notification.Alerts.Count);
        bool isExact = !_story.TryGetProperty("exact_total", out JsonElement exact) || exact.GetBoolean();
        if (isExact && expected != found)
            yield return $"{webhook.Name} is to get {expected} alerts in all and gets {found}: {string.Join(" | ", good.Select(received => received.ToString()))}";
    }

    private static bool IsSame(JsonElement[] expected, IReadOnlyList<Alert> alerts) =>
        expected.Length == alerts.Count && expected.All(item => alerts.Any(alert => IsSame(item, alert)));

    private static bool IsSame(JsonElement expected, Alert alert) =>
        alert.Labels == SeriesLabels.Of(LabelsOf(expected, "labels"))
        && alert.Annotations == SeriesLabels.Of(LabelsOf(expected, "annotations"))
        && (Time(expected, "startsAt") is not { } start || alert.StartsAt == start)
        && alert.EndsAt == Time(expected, "endsAt");

    private JsonElement[] Flags() => _story.TryGetProperty("flags", out JsonElement flags) ? [.. flags.EnumerateArray()] : [];

    private static Labels.Label[] LabelsOf(JsonElement alert, string name) =>
        alert.TryGetProperty(name, out JsonElement labels) ? [.. labels.EnumerateObject().Select(label => new Labels.Label(label.Name, label.Value.GetString()!))] : [];

    private static DateTimeOffset At(JsonElement seconds) => Start.AddSeconds(seconds.GetDouble());

    private static DateTimeOffset? Time(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement seconds) && seconds.ValueKind == JsonValueKind.Number ? At(seconds) : null;

    private static double Number(JsonElement item, string name, double missing) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement number) ? number.GetDouble() : missing;

    [GeneratedRegex("@WEBHOOK:([^@]+)@")]
    private static partial Regex WebhookName();

    private sealed record Received(double Second, string Webhook, bool IsAccepted, Notification Notification)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Second}: {string.Join(' ', Notification.Alerts.Select(alert => $"{alert.Labels}[{(alert.StartsAt - Start).TotalSeconds},{(alert.EndsAt - Start)?.TotalSeconds}]"))}");
    }
}
