namespace Instrumentation.Policies;

public sealed class DeploymentGateTests
{
    [Test]
    public void A_gate_that_has_no_policy_to_ask_does_not_say_open()
    {
        using StreamingMetrics metrics = StreamingMetrics.Create();
        var monitor = new SloMonitor(new SloMonitorOptions { Definitions = [new SloBuilder("api").Objective(0.9m).Build()] }, metrics);
        monitor.GetRecorder("api").RecordGood();
        monitor.Run(metrics.Snapshot(), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        GateVerdict verdict = new DeploymentGate(monitor).Check();

        Assert.That((verdict.State, verdict.Reasons.Single()), Is.EqualTo((GateState.Unknown, "No SLO has a policy.")));
    }
}
