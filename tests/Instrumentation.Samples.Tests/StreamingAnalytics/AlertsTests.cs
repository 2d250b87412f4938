using System.Text.Json;

namespace Instrumentation.Samples.StreamingAnalytics;

/// <summary>The rule pack that the sample runs on its own metrics.</summary>
public sealed class AlertsTests
{
    // The pack holds an alert back for a minute; a slow machine gets its time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Test]
    public async Task A_failing_stage_makes_the_error_rate_pending_and_then_firing()
    {
        await using RunningService service = await RunningService.StartAsync(["--fail", "windows"], [("STREAMING_MONITORING__METRICS_INTERVAL_SECONDS", "1")]);

        await service.WaitForAlertAsync("high_error_rate", "pending", Patience);
        JsonElement alert = await service.WaitForAlertAsync("high_error_rate", "firing", Patience);

        JsonElement labels = alert.GetProperty("labels");
        Assert.That((labels.GetProperty("severity").GetString(), labels.GetProperty("channels").GetString()), Is.EqualTo(("critical", "pagerduty,slack")));
        Assert.That(labels.GetProperty("topic").GetString(), Is.Not.Empty);
        Assert.That(alert.GetProperty("annotations").GetProperty("description").GetString(), Does.Match(@"^Event processing error rate > 5% \(\d+(\.\d+)?%\)$"));
        Assert.That(double.Parse(alert.GetProperty("value").GetString()!), Is.InRange(0.05, 0.6));
    }

    [Test]
    public async Task Without_a_fault_nothing_is_pending()
    {
        await using RunningService service = await RunningService.StartAsync([], [("STREAMING_MONITORING__METRICS_INTERVAL_SECONDS", "1")]);

        await service.WaitForAnswerAsync("sum(rate(events_processed_total[5m])) > 0", Patience);

        Assert.That(await service.AlertsAsync(), Is.Empty);
        JsonElement groups = (await service.ApiAsync("/api/v1/rules")).GetProperty("groups");
        Assert.That(groups.EnumerateArray().SelectMany(group => group.GetProperty("rules").EnumerateArray()).Select(rule => rule.GetProperty("health").GetString()), Is.All.EqualTo("ok"));
    }

    [Test]
    public async Task A_failing_stage_makes_the_fast_pair_page_within_the_closed_form()
    {
        await using RunningService service = await RunningService.StartAsync(["--fail", "windows"], [("STREAMING_MONITORING__METRICS_INTERVAL_SECONDS", "1")]);
        await service.WaitForAnswerAsync("sli_events_total{slo=\"event_availability\", result=\"bad\"} > 0", Patience);
        DateTimeOffset failing = DateTimeOffset.UtcNow;

        await service.WaitForAnswerAsync("ALERTS{alertname=\"EventAvailabilityErrorBudgetBurn\", sloth_severity=\"page\", alertstate=\"firing\"}", Patience);

        // About every fifth event fails, from the start on: 14.4 times 0.1 % of an hour, over 0.2, is 259 s at the latest; a history that only begins takes less.
        TimeSpan bound = TimeSpan.FromSeconds((14.4 * 0.001 * 3600 / 0.2) + 1);
        JsonElement page = (await service.AlertsAsync()).Single(alert => alert.GetProperty("labels").TryGetProperty("sloth_severity", out JsonElement severity)
            && severity.GetString() == "page" && alert.GetProperty("labels").GetProperty("sloth_slo").GetString() == "event_availability");
        Assert.That(DateTimeOffset.Parse(page.GetProperty("activeAt").GetString()!) - failing, Is.LessThan(bound));
    }
}
