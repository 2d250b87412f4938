namespace Instrumentation.Import;

public sealed class OpenSloValidatorTests
{
    private const string Slo = """
        apiVersion: openslo/v1
        kind: SLO
        metadata:
          name: checkout
          displayName: Checkout
          labels: {team: payments, tier: [gold, silver]}
          annotations: {example.com/page: shop}
        spec:
          description: Orders go through.
          service: shop
          budgetingMethod: Timeslices
          indicator:
            metadata: {name: orders}
            spec:
              thresholdMetric:
                metricSource: {type: Prometheus, spec: {query: orders}}
          timeWindow:
            - duration: 1M
              isRolling: false
              calendar: {startTime: 2024-01-01 00:00:00, timeZone: Europe/Berlin}
          objectives:
            - {op: gt, value: 1, target: 0.99, timeSliceTarget: 0.9, timeSliceWindow: 1m}

        """;

    [Test]
    public void A_complete_object_has_no_findings() => Assert.That(OpenSloFile.Validate(Slo, "a.yaml"), Is.Empty);

    [TestCase("kind: SLO", "kind: Slo", "kind one_of")]
    [TestCase("apiVersion: openslo/v1", "apiVersion: openslo/v9", "apiVersion equal_to")]
    [TestCase("  name: checkout\n", "  name: Check_out\n", "metadata.name string_dns_label")]
    [TestCase("  name: checkout\n", "", "metadata.name required")]
    [TestCase("displayName: Checkout", "displayName: 1234567890123456789012345678901234567890123456789012345678901234", "metadata.displayName string_max_length")]
    [TestCase("team: payments", "-team: payments", "metadata.labels string_match_regexp")]
    [TestCase("team: payments", "team: {a: b}", "metadata.labels.team type")]
    [TestCase("example.com/page: shop", "exa mple/page: shop", "metadata.annotations string_match_regexp")]
    [TestCase("  service: shop\n", "", "spec.service required")]
    [TestCase("budgetingMethod: Timeslices", "budgetingMethod: Sometimes", "spec.budgetingMethod one_of")]
    [TestCase("  budgetingMethod: Timeslices\n", "", "spec.budgetingMethod required")]
    [TestCase("metadata: {name: orders}", "metadata: {name: Or ders}", "spec.indicator.metadata.name string_dns_label")]
    [TestCase("duration: 1M", "duration: 1y", "spec.timeWindow[0].duration duration")]
    [TestCase("isRolling: false", "isRolling: true", "spec.timeWindow[0] calendar")]
    [TestCase("startTime: 2024-01-01 00:00:00", "startTime: 2024-01-01", "spec.timeWindow[0].calendar.startTime string_date_time")]
    [TestCase("timeZone: Europe/Berlin", "timeZone: Mars/Olympus", "spec.timeWindow[0].calendar.timeZone string_time_zone")]
    [TestCase("op: gt", "op: gx", "spec.objectives[0].op one_of")]
    [TestCase("op: gt, ", "", "spec.objectives[0].op required")]
    [TestCase("value: 1, ", "", "spec.objectives[0].value required")]
    [TestCase("target: 0.99", "target: 1", "spec.objectives[0].target less_than")]
    [TestCase("target: 0.99", "target: -0.1", "spec.objectives[0].target greater_than_or_equal_to")]
    [TestCase("target: 0.99", "targetPercent: 100", "spec.objectives[0].targetPercent less_than")]
    [TestCase("target: 0.99", "target: 0.99, targetPercent: 99", "spec.objectives[0] mutually_exclusive")]
    [TestCase("timeSliceTarget: 0.9", "timeSliceTarget: 1.1", "spec.objectives[0].timeSliceTarget less_than_or_equal_to")]
    [TestCase("timeSliceTarget: 0.9", "timeSliceTarget: 0", "spec.objectives[0].timeSliceTarget greater_than")]
    [TestCase("timeSliceTarget: 0.9, ", "", "spec.objectives[0].timeSliceTarget required")]
    [TestCase(", timeSliceWindow: 1m", "", "spec.objectives[0].timeSliceWindow required")]
    [TestCase("timeSliceWindow: 1m", "timeSliceWindow: soon", "spec.objectives[0].timeSliceWindow duration")]
    [TestCase("description: Orders", "descripton: Orders", "spec.descripton unknown_field")]
    public void One_mistake_is_one_finding_at_its_property(string good, string bad, string finding)
    {
        Assert.That(Slo, Does.Contain(good));

        IReadOnlyList<OpenSloFinding> findings = OpenSloFile.Validate(Slo.Replace(good, bad, StringComparison.Ordinal), "a.yaml");

        Assert.That(findings.Select(found => $"{found.Path} {found.Code}"), Is.EqualTo([finding]));
        Assert.That(findings[0].Line, Is.GreaterThan(0));
    }

    [Test]
    public void Two_windows_and_two_indicators_are_one_too_many()
    {
        Assert.That(Codes(Slo.Replace("  timeWindow:\n", "  timeWindow:\n    - {duration: 7d, isRolling: true}\n", StringComparison.Ordinal)), Is.EqualTo(["spec.timeWindow slice_length"]));
        Assert.That(Codes(Slo.Replace("  indicator:\n", "  indicatorRef: orders\n  indicator:\n", StringComparison.Ordinal)), Is.EqualTo(["spec mutually_exclusive"]));
    }

    [TestCase("kind: DataSource\nmetadata: {name: a}\nspec: {type: Prometheus}", "spec.connectionDetails required")]
    [TestCase("kind: DataSource\nmetadata: {name: a}\nspec: {connectionDetails: {url: b}}", "spec.type required")]
    [TestCase("kind: AlertNotificationTarget\nmetadata: {name: a}\nspec: {}", "spec required")]
    [TestCase("kind: AlertNotificationTarget\nmetadata: {name: a}\nspec: {description: b}", "spec.target required")]
    [TestCase("kind: Service\nmetadata: {name: a}\nspec: {description: {}}", "spec.description type")]
    public void Other_kinds_are_checked_by_rules_of_their_own(string text, string finding) => Assert.That(Codes("apiVersion: openslo/v1\n" + text + "\n"), Does.Contain(finding));

    private static IEnumerable<string> Codes(string text) => OpenSloFile.Validate(text, "a.yaml").Select(found => $"{found.Path} {found.Code}");
}
