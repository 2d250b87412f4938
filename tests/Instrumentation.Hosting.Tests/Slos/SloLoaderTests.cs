using Instrumentation.Catalogue;
using Instrumentation.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Instrumentation.Slos;

public sealed class SloLoaderTests
{
    [Test]
    public async Task A_pack_watches_what_the_catalogue_records_and_alerts_on_it()
    {
        var application = new TestApplication { Section = { ["Slo:Packs:0"] = "Streaming-Analytics" } };
        using IHost host = application.Build();
        await host.StartAsync();
        var inference = new InferenceMetrics(host.Services.GetRequiredService<IStreamingMetrics>());
        for (int tick = 0; tick < 60; tick++)
        {
            inference.Predicted("scorer", TimeSpan.FromMilliseconds(tick % 6 == 0 ? 300 : 50), batchSize: 98);
            inference.PredictionFailed("scorer", 2);
            application.Clock.Advance(TimeSpan.FromSeconds(10));
            await host.Services.GetRequiredService<RuleEvaluation>().Idle;
            await host.Services.GetRequiredService<SloStage>().Idle;
        }

        SloMonitor monitor = host.Services.GetRequiredService<SloMonitor>();
        Assert.That(monitor.Definitions, Has.Count.EqualTo(15));
        Assert.That(monitor.Find("prediction_success")!.Results[0].Sli, Is.EqualTo(0.98m));
        Assert.That(monitor.Find("prediction_latency")!.Results[0].Sli, Is.EqualTo(5m / 6).Within(1e-12m));
        Assert.That(monitor.Find("kafka_delivery")!.Results[0].Status, Is.EqualTo(ErrorBudgetStatus.NoData));
        Assert.That(monitor.Find("prediction_success")!.IsFrozen, Is.True);
        string[] firing =
        [
            .. host.Services.GetRequiredService<IRuleStatusSource>().ReadGroups().SelectMany(group => group.Status.Rules).SelectMany(rule => rule.Alerts)
                .Where(alert => alert.State == AlertState.Firing).Select(alert => alert.Labels["alertname"] + " " + alert.Labels["sloth_slo"]),
        ];
        Assert.That(firing, Does.Contain("SLOAvailabilityBreach prediction_success").And.Contain("SLOErrorBudgetExhausted prediction_success"));
        Assert.That(firing, Does.Contain("PredictionSuccessErrorBudgetBurn prediction_success").And.Contain("SLODeploymentFreeze "));
        await host.StopAsync();
    }

    [Test]
    public async Task An_application_takes_of_a_pack_what_it_does_and_promises_its_own()
    {
        var application = new TestApplication
        {
            Section = { ["Slo:Packs:0"] = "streaming-analytics" },
            After = monitoring => monitoring
                .AddBudgetPolicy(new BudgetPolicy("critical", new BudgetPolicyTier(0.5m, PolicyAction.Freeze)))
                .AddSloPack(SloPack.StreamingAnalytics, slo => slo.Name == "kafka_delivery" ? slo with { Objective = 0.999m } : null),
        };
        using IHost host = application.Build();
        await host.StartAsync();
        SloMonitor monitor = host.Services.GetRequiredService<SloMonitor>();
        Assert.That(monitor.Definitions.Select(slo => (slo.Name, slo.Objective)), Is.EqualTo([("kafka_delivery", 0.999m)]));
        Assert.That(monitor.Policies["critical"].Tiers.Single().Consumed, Is.EqualTo(0.5m), "the application's own goes before the pack's");
        await host.StopAsync();
    }

    [Test]
    public void A_pack_that_is_not_there_stops_the_start()
    {
        using IHost host = new TestApplication { Section = { ["Slo:Packs:0"] = "none" } }.Build();

        Assert.That(async () => await host.StartAsync(), Throws.InvalidOperationException.With.Message.EqualTo("StreamingMonitoring:Slo:Packs has 'none'; allowed are streaming-analytics."));
    }
}
