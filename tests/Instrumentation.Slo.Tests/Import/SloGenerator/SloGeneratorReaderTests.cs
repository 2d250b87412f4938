namespace Instrumentation.Import;

public sealed class SloGeneratorReaderTests
{
    private const string Shop = """
        apiVersion: sre.google.com/v2
        kind: ServiceLevelObjective
        metadata:
          name: shop-api-availability
          labels: {service_name: shop, feature_name: api}
        spec:
          description: The shop answers.
          backend: prometheus
          method: good_bad_ratio
          service_level_indicator:
            filter_good: shop_total{code="200"}
            filter_valid: shop_total
          goal: 0.999
        """;

    [Test]
    public void A_definition_has_the_period_that_is_asked_for()
    {
        SloDefinition slo = SloFileReader.Parse(Shop, "shop.yaml", new SloFileReaderOptions { Period = TimeSpan.FromDays(28) }).Definitions.Single();
        Assert.That(slo.Objective, Is.EqualTo(0.999m));
        Assert.That(slo.Service, Is.EqualTo("shop"));
        Assert.That(slo.Windows.Single(), Is.EqualTo(SloWindow.FourWeeks));
        Assert.That(slo.Labels["feature_name"], Is.EqualTo("api"));
        Assert.That(slo.Format, Is.EqualTo(SloFormat.SloGenerator));
    }

    [Test]
    public void A_backend_with_a_name_is_still_Prometheus() =>
        Assert.That(SloFileReader.Parse(Shop.Replace("prometheus", "prometheus/main", StringComparison.Ordinal), "shop.yaml").Definitions, Has.Count.EqualTo(1));

    [TestCase("backend: prometheus", "backend: datadog", 8, 12, "spec.backend", RefusalReasons.Backend)]
    [TestCase("method: good_bad_ratio", "method: query_slo", 9, 11, "spec.method", RefusalReasons.Method)]
    [TestCase("goal: 0.999", "goal: 99.9", 13, 9, "spec.goal", "above 0 and below 1")]
    [TestCase("sre.google.com/v2", "sre.google.com/v3", 1, 13, "apiVersion", "sre.google.com/v2")]
    public void What_cannot_be_read_is_named_with_its_place(string from, string to, int line, int column, string key, string message)
    {
        Assert.That(SloFileReader.TryParse(Shop.Replace(from, to, StringComparison.Ordinal), "shop.yaml", out _, out SloFileException? error), Is.False);
        SloFileProblem problem = error!.Problems.Single();
        Assert.That((problem.Line, problem.Column, problem.Key), Is.EqualTo((line, column, key)));
        Assert.That(problem.Message, Does.Contain(message));
    }

    [Test]
    public void The_first_version_is_refused_as_such()
    {
        Assert.That(SloFileReader.TryParse("slo_name: a\nslo_target: 0.9\n", "old.yaml", out _, out SloFileException? error), Is.False);
        Assert.That(error!.Problems.Single().Message, Does.Contain(RefusalReasons.Version));
    }
}
