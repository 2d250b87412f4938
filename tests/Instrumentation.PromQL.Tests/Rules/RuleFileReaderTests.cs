using FsCheck;
using Instrumentation.Syntax;
using Instrumentation.Yaml;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Instrumentation.Rules;

public sealed class RuleFileReaderTests
{
    private const string Complete = """
        groups:
          - name: api
            interval: 30s
            query_offset: 10s
            limit: 5
            labels: {team: web}
            rules:
              - record: job:errors:rate5m
                expr: sum by (job) (rate(errors_total[5m]))
                labels:
                  severity: none
              - alert: HighErrors
                expr: |
                  job:errors:rate5m
                    > 0.5
                for: 5m
                keep_firing_for: 1h30m
                labels:
                  severity: '{{ if gt $value 0.9 }}page{{ else }}ticket{{ end }}'
                  code: 500
                annotations:
                  summary: "{{ $labels.job }} has errors"
                  empty:
          - name: other
        """;

    [Test]
    public void A_file_is_read_whole()
    {
        RuleFile file = RuleFileReader.Parse(Complete, "rules.yml");
        RuleGroup group = file.Groups[0];
        var recording = (RecordingRule)group.Rules[0];
        var alerting = (AlertingRule)group.Rules[1];
        Assert.Multiple(() =>
        {
            Assert.That((file.Groups.Count, group.Name, group.Limit), Is.EqualTo((2, "api", 5)));
            Assert.That((group.Interval, group.QueryOffset), Is.EqualTo((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10))));
            Assert.That((file.Groups[1].Interval, file.Groups[1].QueryOffset, file.Groups[1].Rules.Count), Is.EqualTo(((TimeSpan?)null, (TimeSpan?)null, 0)));
            Assert.That(recording.Expression, Is.EqualTo(PromqlParser.Parse("sum by (job) (rate(errors_total[5m]))")));
            Assert.That(group.LabelsOf(recording), Is.EqualTo(NamedTexts.Of(("team", "web"), ("severity", "none"))));
            Assert.That(alerting.ExpressionText, Is.EqualTo("job:errors:rate5m\n  > 0.5\n"));
            Assert.That((alerting.HoldDuration, alerting.KeepFiringDuration), Is.EqualTo((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(90))));
            Assert.That(alerting.Labels["code"], Is.EqualTo("500"));
            Assert.That(alerting.Annotations["empty"], Is.Empty);
            Assert.That(file.Warnings, Is.Empty);
        });
    }

    [TestCase("groups: []\nfoo: 1", "2:1: field foo not found in rule file")]
    [TestCase("- a", "1:1: cannot unmarshal !!seq into rule file")]
    [TestCase("groups: 1", "1:9: cannot unmarshal !!int into a list of groups")]
    [TestCase("groups:\n- interval: 1m", "2:3: Groupname must not be empty")]
    [TestCase("groups:\n- name: a\n- name: a", "3:3: groupname: \"a\" is repeated in the same file")]
    [TestCase("groups:\n- name: a\n  interval: 1x", "3:13: not a valid duration string: \"1x\"")]
    [TestCase("groups:\n- name: a\n  limit: '5'", "3:10: cannot unmarshal !!str into int")]
    [TestCase("groups:\n- name: a\n  labels: {__name__: x}", "3:12: invalid label name: __name__")]
    [TestCase("groups:\n- name: a\n  rules: {}", "3:10: cannot unmarshal !!map into a list of rules")]
    [TestCase("groups:\n- name: [a]", "2:9: cannot unmarshal !!seq into string")]
    public void A_mistake_in_a_file_or_group_is_reported_with_its_place(string text, string expected)
    {
        RuleFileException exception = Assert.Throws<RuleFileException>(() => RuleFileReader.Parse(text, "rules.yml"))!;
        Assert.That(exception.Problems.Select(problem => problem.ToString()), Does.Contain(expected));
        Assert.That(exception.Message, Does.StartWith("rules.yml: "));
    }

    [TestCase("{expr: 1}", "group \"g\", rule 1, \"\": one of 'record' or 'alert' must be set")]
    [TestCase("{record: a, alert: b, expr: 1}", "group \"g\", rule 1, \"b\": only one of 'record' and 'alert' must be set")]
    [TestCase("{record: a}", "group \"g\", rule 1, \"a\": field 'expr' must be set in rule")]
    [TestCase("{record: a, expr: rate(hi)}", "group \"g\", rule 1, \"a\": could not parse expression: 1:6: parse error: expected type range vector in call to function \"rate\", got instant vector")]
    [TestCase("{record: a, expr: 1, for: 1m}", "group \"g\", rule 1, \"a\": invalid field 'for' in recording rule")]
    [TestCase("{record: a, expr: 1, keep_firing_for: 1m}", "group \"g\", rule 1, \"a\": invalid field 'keep_firing_for' in recording rule")]
    [TestCase("{record: a, expr: 1, annotations: {b: c}}", "group \"g\", rule 1, \"a\": invalid field 'annotations' in recording rule")]
    [TestCase("{record: 'a{b=\"c\"}', expr: 1}", "group \"g\", rule 1, \"a{b=\"c\"}\": braces present in the recording rule name; should it be in expr?: a{b=\"c\"}")]
    [TestCase("{record: a, expr: 1, labels: {__name__: b}}", "group \"g\", rule 1, \"a\": invalid label name: __name__")]
    [TestCase("{alert: a, expr: 1, annotations: {'': b}}", "group \"g\", rule 1, \"a\": invalid annotation name: ")]
    [TestCase("{alert: a, expr: 1, annotations: {b: '{{ $label }}'}}", "group \"g\", rule 1, \"a\": annotation \"b\": template: __alert_a:1:4: undefined variable \"$label\"")]
    [TestCase("{alert: a, expr: 1, labels: {b: '{{'}}", "group \"g\", rule 1, \"a\": label \"b\": template: __alert_a:1:1: unclosed action")]
    [TestCase("{alert: a, expr: 1, annotation: {b: c}}", "field annotation not found in rule")]
    [TestCase("{alert: a, expr: 1, for: 5}", "not a valid duration string: \"5\"")]
    [TestCase("{alert: a, expr: [1]}", "cannot unmarshal !!seq into string")]
    [TestCase("{alert: a, expr: 1, expr: 2}", "mapping key \"expr\" already defined at line 4")]
    public void A_mistake_in_a_rule_is_reported(string rule, string expected)
    {
        Assert.That(RuleFileReader.TryParse($"groups:\n- name: g\n  rules:\n  - {rule}\n", "rules.yml", out _, out RuleFileException? error), Is.False);
        Assert.That(error!.Problems[0].Message, Is.EqualTo(expected));
        Assert.That(error.Problems[0].Line, Is.EqualTo(4));
    }

    [Test]
    public void Everything_that_is_wrong_is_reported_at_once()
    {
        RuleFileException exception = Assert.Throws<RuleFileException>(() => RuleFileReader.Parse(
            "groups:\n- name: g\n  rules:\n  - record: a\n  - expr: 1\n  - {alert: b, expr: 'sum(', for: x}\n- name: g\n  bad: 1\n", "r.yml"))!;
        Assert.That(exception.Problems.Select(problem => problem.Line), Is.EqualTo([4, 5, 6, 6, 8, 7]));
        Assert.That(exception.Message.Split('\n'), Has.Length.EqualTo(6));
    }

    [Test]
    public void Names_are_valid_by_the_chosen_rules()
    {
        const string Text = "groups:\n- name: g\n  rules:\n  - {alert: a, expr: 1, annotations: {ins-tance: b}}\n  - {record: a-b, expr: 1, labels: {ä: b}}\n";
        Assert.That(() => RuleFileReader.Parse(Text, "r.yml"), Throws.Nothing);
        RuleFileReader.TryParse(Text, "r.yml", out _, out RuleFileException? error, new RuleFileReaderOptions { NameValidation = RuleNameValidation.Legacy });
        Assert.That(error!.Problems.Select(problem => problem.Message), Is.EqualTo(
        [
            "group \"g\", rule 1, \"a\": invalid annotation name (legacy scheme only): ins-tance",
            "group \"g\", rule 2, \"a-b\": invalid label name (legacy scheme only): ä",
            "group \"g\", rule 2, \"a-b\": invalid recording rule name: a-b",
        ]));
    }

    [Test]
    public void Options_pass_over_unknown_keys_and_refuse_duplicates()
    {
        const string Text = "groups:\n- name: g\n  owner: me\n  rules:\n  - {record: a, expr: 1, x: y}\n  - {record: a, expr: 2}\n";
        RuleFile file = RuleFileReader.Parse(Text, "r.yml", new RuleFileReaderOptions { IgnoreUnknownFields = true });
        Assert.That(RuleDuplicates.Find(file), Is.EqualTo([new RuleDuplicate("a", NamedTexts.Empty, 2)]));
        RuleFileException exception = Assert.Throws<RuleFileException>(
            () => RuleFileReader.Parse(Text, "r.yml", new RuleFileReaderOptions { IgnoreUnknownFields = true, RefuseDuplicateRules = true }))!;
        Assert.That(exception.Message, Is.EqualTo("r.yml: 2 duplicate rules: a{}"));
    }

    [Test]
    public void A_second_document_is_a_warning()
    {
        RuleFile file = RuleFileReader.Parse("groups:\n- name: g\n---\ngroups: 5\n", "r.yml");
        Assert.That(file.Groups.Single().Name, Is.EqualTo("g"));
        Assert.That(file.Warnings.Single().Message, Does.Contain("more than one document"));
        Assert.That(RuleFileReader.Parse("", "r.yml").Groups, Is.Empty);
    }

    [Property(MaxTest = 2000)]
    public bool Any_mutated_file_is_read_or_refused(NonNegativeInt seed)
    {
        _ = RuleFileReader.TryParse(YamlMutation.Mutate(Complete, seed.Get), "r.yml", out _, out _);
        return true;
    }
}
