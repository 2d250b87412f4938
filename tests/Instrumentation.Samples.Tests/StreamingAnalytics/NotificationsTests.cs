namespace Instrumentation.Samples.StreamingAnalytics;

/// <summary>Who the sample tells when a stage of it fails.</summary>
public sealed class NotificationsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("sample").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_failing_stage_pages_once_whatever_crashes_in_between_freezes_deployments_and_is_resolved()
    {
        await using WebhookInbox inbox = await WebhookInbox.StartAsync();
        await using (RunningService first = await StartAsync(inbox))
        {
            await first.WaitForAnswerAsync("sum(rate(events_processed_total[5m])) > 0", Patience);
            Assert.That(inbox.Of("oncall"), Is.Empty);
            Assert.That((await first.SendAsync(HttpMethod.Post, "/faults/windows?mode=fail")).StatusCode, Is.EqualTo(200));
            await Peer.Until(() => Task.FromResult(StagePages(inbox).Count > 0 && inbox.Of("deployments").Count > 0), Patience, "the page and the freeze");

            // Disposing kills it.
        }

        await using RunningService second = await StartAsync(inbox, "--fail", "windows");
        await second.WaitForAnswerAsync("min(count_over_time(events_retried_total[10s])) >= 10", Patience);
        Assert.That((await second.SendAsync(HttpMethod.Post, "/faults/windows?mode=none")).StatusCode, Is.EqualTo(200));
        await Peer.Until(() => Task.FromResult(StagePages(inbox).Any(page => page.Status == "resolved")), Patience, "the end");

        Assert.That(StagePages(inbox).Select(page => page.Status), Is.EqualTo(new[] { "firing", "resolved" }));
        Assert.That(inbox.Of("deployments").Select(page => (page.Status, page.Alerts.Split('/')[0])), Is.EqualTo(new[] { ("firing", "SLODeploymentFreeze") }));
        foreach (IGrouping<string, (string GroupKey, string Status, string Alerts)> group in inbox.Of("oncall").GroupBy(page => page.GroupKey))
            Assert.That(group.Zip(group.Skip(1)).Where(pair => pair.First == pair.Second), Is.Empty, group.Key);
    }

    private static List<(string GroupKey, string Status, string Alerts)> StagePages(WebhookInbox inbox) =>
        [.. inbox.Of("oncall").Where(page => page.Alerts.StartsWith("StageFails/", StringComparison.Ordinal))];

    private async Task<RunningService> StartAsync(WebhookInbox inbox, params string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "alertmanager.yml"), $$"""
            route:
              receiver: oncall
              group_by: [alertname]
              group_wait: 1s
              group_interval: 5s
              routes:
              - matchers: [alertname="SLODeploymentFreeze"]
                receiver: deployments
            receivers:
            - name: oncall
              webhook_configs: [{ url: '{{inbox.Address}}/oncall' }]
            - name: deployments
              webhook_configs: [{ url: '{{inbox.Address}}/deployments' }]
            """);
        await File.WriteAllTextAsync(Path.Combine(_folder, "rules.yml"), """
            groups:
            - name: stages
              rules:
              - alert: StageFails
                expr: sum(increase(events_retried_total[10s])) > 0
            """);
        return await RunningService.StartAsync(
            arguments,
            [
                ("STREAMING_MONITORING__METRICS_INTERVAL_SECONDS", "1"),
                ("STREAMING_MONITORING__ALERTING__CONFIGURATION_FILE", Path.Combine(_folder, "alertmanager.yml")),
                ("STREAMING_MONITORING__RULES__FILES__0", Path.Combine(_folder, "rules.yml")),
                ("STREAMING_MONITORING__PERSISTENCE__PATH", Path.Combine(_folder, "state")),
            ]);
    }
}
