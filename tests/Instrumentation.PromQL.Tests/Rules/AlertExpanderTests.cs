using Instrumentation.Labels;
using Instrumentation.Syntax;
using Instrumentation.Templates;

namespace Instrumentation.Rules;

public sealed class AlertExpanderTests
{
    [Test]
    public async Task Labels_override_those_of_the_sample_and_the_name_goes()
    {
        var rule = new AlertingRule("A", PromqlParser.Parse("up"))
        {
            Labels = NamedTexts.Of(("job", "{{ $labels.job }}-{{ $labels.__name__ }}"), ("gone", "{{ \"\" }}"), ("alertname", "ignored")),
            Annotations = NamedTexts.Of(("summary", "{{ $value }} on {{ $labels.instance }}"), ("empty", "")),
        };
        IReadOnlyList<AlertCandidate> candidates = await new AlertExpander(rule).ExpandAsync(
            [new EvaluatedSample(SeriesLabels.Of(("__name__", "up"), ("job", "api"), ("instance", "i"), ("gone", "x")), 1.5)], new AlertTemplateContext());
        Assert.That(candidates.Single().Labels, Is.EqualTo(SeriesLabels.Of(("alertname", "A"), ("job", "api-up"), ("instance", "i"))));
        Assert.That(candidates.Single().Annotations, Is.EqualTo(NamedTexts.Of(("summary", "1.5 on i"), ("empty", ""))));
    }

    [Test]
    public async Task A_template_that_fails_becomes_a_text_that_says_so()
    {
        var rule = new AlertingRule("A", PromqlParser.Parse("up"))
        {
            Annotations = NamedTexts.Of(("bad", "{{ .labels.x }}"), ("worse", "{{ nope }}"), ("good", "fine")),
        };
        AlertCandidate candidate = (await new AlertExpander(rule).ExpandAsync([new EvaluatedSample(SeriesLabels.Empty, 1)], new AlertTemplateContext())).Single();
        Assert.That(candidate.Annotations["bad"], Does.StartWith("<error expanding template: error executing template __alert_A: template: __alert_A:1:4: executing"));
        Assert.That(candidate.Annotations["worse"], Is.EqualTo("<error expanding template: error parsing template __alert_A: template: __alert_A:1:4: function \"nope\" not defined>"));
        Assert.That(candidate.Annotations["good"], Is.EqualTo("fine"));
    }
}
