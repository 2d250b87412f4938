using Instrumentation.Syntax;

namespace Instrumentation.Rules;

public sealed class RuleDuplicatesTests
{
    [Test]
    public void Rules_of_the_same_name_and_labels_are_found_across_groups()
    {
        PromqlExpression one = PromqlParser.Parse("1");
        var file = new RuleFile(
        [
            new RuleGroup("a", [new RecordingRule("x", one), new AlertingRule("y", one), new RecordingRule("z", one) { Labels = NamedTexts.Of(("k", "1")) }]),
            new RuleGroup("b", [new RecordingRule("x", PromqlParser.Parse("2")), new RecordingRule("z", one) { Labels = NamedTexts.Of(("k", "2")) }]),
            new RuleGroup("c", [new RecordingRule("z", one)]) { Labels = NamedTexts.Of(("k", "1")) },
        ]);
        Assert.That(RuleDuplicates.Find(file).Select(duplicate => duplicate.ToString()), Is.EqualTo(["2 duplicate rules: x{}", "2 duplicate rules: z{k=\"1\"}"]));
    }
}
