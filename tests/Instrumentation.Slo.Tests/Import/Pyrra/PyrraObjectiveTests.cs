namespace Instrumentation.Import;

public sealed class PyrraObjectiveTests
{
    private const string Up = """
        apiVersion: pyrra.dev/v1alpha1
        kind: ServiceLevelObjective
        metadata: {name: up}
        spec: {target: "99", window: 4w, indicator: {bool_gauge: {metric: 'up{job="api"}'}}}
        """;

    [Test]
    public void The_raw_series_are_kept()
    {
        PyrraObjective objective = PyrraObjective.ParseAll(Up, "up.yaml").Single();
        Assert.That(objective.Indicator.Kind, Is.EqualTo(PyrraIndicatorKind.BoolGauge));
        Assert.That(objective.Indicator.Total.ToString(), Is.EqualTo("up{job=\"api\"}"));
        Assert.That(objective.Target, Is.EqualTo(0.99m));
    }

    [Test]
    public void Documents_of_other_kinds_are_passed_over() =>
        Assert.That(PyrraObjective.ParseAll($"kind: Service\n---\n{Up}\n---\n{Up.Replace("name: up", "name: down", StringComparison.Ordinal)}", "all.yaml").Select(objective => objective.Name), Is.EqualTo((string[])["up", "down"]));

    [Test]
    public void Text_that_is_no_YAML_is_refused()
    {
        Assert.That(PyrraObjective.TryParseAll("a: [", "bad.yaml", out _, out SloFileException? error), Is.False);
        Assert.That(error!.Problems.Single().Message, Does.EndWith("allowed is YAML"));
    }
}
