using Instrumentation.Syntax;

namespace Instrumentation.Rules;

public sealed class DataPresenceTests
{
    [TestCase("up == 0", "up")]
    [TestCase("0.5 < (rate(x[5m]))", "rate(x[5m])")]
    [TestCase("a > b", "a")]
    [TestCase("a > 1 and b < 2", "a")]
    [TestCase("a unless b", "a")]
    [TestCase("a > 1 or b > 1", "(a) or (b)")]
    [TestCase("sum(a) / sum(b) > 0.1", "sum(a) / sum(b)")]
    [TestCase("absent(a)", null)]
    [TestCase("a > 1 or vector(1)", null)]
    [TestCase("1", null)]
    public void Conditions_are_taken_off(string expression, string? expected) =>
        Assert.That(DataPresence.Of(PromqlParser.Parse(expression))?.ToString(), Is.EqualTo(expected));
}
