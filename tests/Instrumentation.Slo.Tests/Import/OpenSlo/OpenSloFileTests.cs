namespace Instrumentation.Import;

public class OpenSloFileTests
{
    private const string Service = "apiVersion: openslo/v1\nkind: Service\nmetadata:\n  name: checkout\nspec: {}\n";

    [Test]
    public void A_valid_object_has_no_findings() => Assert.That(OpenSloFile.Validate(Service, "a.yaml"), Is.Empty);

    [Test]
    public void A_finding_names_object_property_rule_line_and_column()
    {
        IReadOnlyList<OpenSloFinding> findings = OpenSloFile.Validate(Service + "---\n" + Service.Replace("checkout", "Check out", StringComparison.Ordinal), "a.yaml");
        Assert.That(findings, Has.Count.EqualTo(1));
        Assert.That(
            (findings[0].Index, findings[0].Path, findings[0].Code, findings[0].Line, findings[0].Column),
            Is.EqualTo((1, "metadata.name", "string_dns_label", 10, 9)));
        Assert.That(findings[0].Message, Does.Contain("'Check out'").And.Contain("allowed"));
    }

    [Test]
    public void Objects_of_a_list_are_counted_on_after_those_of_documents()
    {
        string list = "- " + Service.Replace("\n", "\n  ", StringComparison.Ordinal).TrimEnd().Replace("checkout", "check_out", StringComparison.Ordinal);
        Assert.That(OpenSloFile.Validate(Service + "---\n" + list + "\n", "a.yaml").Select(finding => finding.Index), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void A_kind_that_is_asked_for_has_to_be_there() =>
        Assert.That(OpenSloFile.Validate(Service, "a.yaml", "SLI").Select(finding => $"{finding.Path} {finding.Code}"), Does.Contain("kind equal_to"));

    [Test]
    public void A_kind_that_OpenSLO_does_not_have_cannot_be_asked_for() =>
        Assert.That(() => OpenSloFile.Validate(Service, "a.yaml", "Dashboard"), Throws.ArgumentException.With.Message.Contains("AlertPolicy"));

    [TestCase("")]
    [TestCase("a: [")]
    [TestCase("# nothing\n")]
    public void A_text_without_objects_is_a_finding_of_its_own(string text) =>
        Assert.That(OpenSloFile.Validate(text, "a.yaml").Select(finding => finding.Code), Is.EqualTo(new[] { "yaml" }));

    [Test]
    public void A_sign_beside_a_ratio_is_tolerated_and_a_value_is_not()
    {
        string slo = """
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: a}
            spec:
              service: checkout
              budgetingMethod: Occurrences
              indicator:
                metadata: {name: b}
                spec:
                  ratioMetric:
                    counter: true
                    good: {metricSource: {type: Prometheus, spec: {query: good}}}
                    total: {metricSource: {type: Prometheus, spec: {query: total}}}
              timeWindow: [{duration: 28d, isRolling: true}]
              objectives: [{target: 0.99, op: gt, value: 1}]
            """;
        Assert.That(
            OpenSloFile.Validate(slo, "a.yaml").Select(finding => $"{finding.Path} {finding.Code} {finding.IsTolerated}"),
            Is.EquivalentTo(new[] { "spec.objectives[0].op forbidden True", "spec.objectives[0].value forbidden False" }));
    }

    [Test]
    public void A_key_that_OpenSLO_does_not_have_is_found() =>
        Assert.That(OpenSloFile.Validate(Service.Replace("{}", "{owner: a}", StringComparison.Ordinal), "a.yaml").Select(finding => $"{finding.Path} {finding.Code}"), Is.EqualTo(new[] { "spec.owner unknown_field" }));
}
