namespace Instrumentation.Import;

public sealed class RuleManifestsTests
{
    [TestCase("apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec: {groups: []}\n", 2, "kind")]
    [TestCase("groups:\n- name: a\n  rules: []\n", 2, "groups")]
    [TestCase("recordingrule: []\nalerts: []\n", 2, "alerts")]
    public void Rules_are_refused_as_rules(string text, int line, string key)
    {
        Assert.That(SloFileReader.TryParse(text, "rules.yaml", out _, out SloFileException? error), Is.False);
        SloFileProblem problem = error!.Problems.Single();
        Assert.That((problem.Line, problem.Key), Is.EqualTo((line, key)));
        Assert.That(problem.Message, Does.Contain(RefusalReasons.Rules));
    }
}
