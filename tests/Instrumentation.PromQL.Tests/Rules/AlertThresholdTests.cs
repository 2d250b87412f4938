using FsCheck;
using FsCheck.Fluent;
using Instrumentation.Syntax;

namespace Instrumentation.Rules;

public sealed class AlertThresholdTests
{
    private static readonly AlertThreshold[] Simple =
    [
        AlertThreshold.Above(5), AlertThreshold.AtLeast(5), AlertThreshold.Below(-20), AlertThreshold.AtMost(1e21), AlertThreshold.EqualTo(0), AlertThreshold.NotEqualTo(0.1),
    ];

    [TestCase("> 5", "m > 5")]
    [TestCase("  >=5", "m >= 5")]
    [TestCase("< -20", "m < -20")]
    [TestCase("<= 1e3", "m <= 1000")]
    [TestCase("== 0", "m == 0")]
    [TestCase("!= +1.5", "m != 1.5")]
    [TestCase("20 % below the 7-day average", "(m - avg_over_time(m[1w])) / abs(avg_over_time(m[1w])) < -0.2")]
    [TestCase("50% above 1h30m average", "(m - avg_over_time(m[1h30m])) / abs(avg_over_time(m[1h30m])) > 0.5")]
    [TestCase("0.5% Above The 2-Week Average", "(m - avg_over_time(m[2w])) / abs(avg_over_time(m[2w])) > 0.005")]
    public void A_text_becomes_a_condition(string text, string condition)
    {
        Assert.That(AlertThreshold.Parse(text).ConditionOn(PromqlParser.Parse("m")), Is.EqualTo(condition));
    }

    [TestCase("", "a comparison (>, >=, <, <=, ==, !=) or a percentage is expected at column 1")]
    [TestCase("5", "'%' is expected at column 2")]
    [TestCase("> ", "a number is expected at column 3")]
    [TestCase("> NaN", "a number is expected at column 3")]
    [TestCase("> 5 %", "the end is expected at column 5")]
    [TestCase("0 % below 7d average", "a percentage above 0 is expected at column 3")]
    [TestCase("20 % under 7d average", "'below' or 'above' is expected at column 6")]
    [TestCase("20 % below the average", "a length of time, such as 7d or 7-day, is expected at column 16")]
    [TestCase("20 % below 7-moon average", "a length of time, such as 7d or 7-day, is expected at column 12")]
    [TestCase("20 % below 0d average", "a length of time, such as 7d or 7-day, is expected at column 12")]
    [TestCase("20 % below 7d median", "'average' is expected at column 15")]
    public void A_wrong_text_is_told_with_its_column(string text, string problem)
    {
        Assert.That(AlertThreshold.TryParse(text, out _, out string told), Is.False);
        Assert.That(told, Does.Contain(problem));
        Assert.That(() => AlertThreshold.Parse(text), Throws.TypeOf<FormatException>().With.Message.EqualTo(told));
    }

    [Test]
    public void A_threshold_reads_back_as_what_was_written()
    {
        foreach (AlertThreshold threshold in Simple)
            Assert.That(AlertThreshold.Parse(threshold.ToString()), Is.EqualTo(threshold));
    }

    [FsCheck.NUnit.Property]
    public Property A_change_reads_back_as_what_was_written(PositiveInt tenths, PositiveInt seconds, bool below)
    {
        TimeSpan window = TimeSpan.FromSeconds(seconds.Get);
        AlertThreshold threshold = below ? AlertThreshold.BelowAverage(tenths.Get / 1000.0, window) : AlertThreshold.AboveAverage(tenths.Get / 1000.0, window);
        return AlertThreshold.Parse(threshold.ToString()).Equals(threshold).Label(threshold.ToString());
    }

    [TestCase("sum by (job) (rate(x[5m]))", "sum by (job) (rate(x[5m])) > 5", "avg_over_time(sum by (job) (rate(x[5m]))[1d:])")]
    [TestCase("a / b", "(a / b) > 5", "avg_over_time((a / b)[1d:])")]
    [TestCase("x{a=\"b\"} offset 5m", "(x{a=\"b\"} offset 5m) > 5", "avg_over_time((x{a=\"b\"} offset 5m)[1d:])")]
    public void Any_expression_can_be_watched(string metric, string simple, string average)
    {
        PromqlExpression expression = PromqlParser.Parse(metric);

        Assert.That(AlertThreshold.Above(5).ConditionOn(expression), Is.EqualTo(simple));
        string change = AlertThreshold.BelowAverage(0.2, TimeSpan.FromDays(1)).ConditionOn(expression);
        Assert.That(change, Does.Contain(average));
        Assert.That(() => PromqlParser.Parse(change), Throws.Nothing);
    }

    [Test]
    public void Numbers_outside_their_range_are_refused()
    {
        Assert.That(() => AlertThreshold.Above(double.NaN), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => AlertThreshold.BelowAverage(0, TimeSpan.FromDays(1)), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => AlertThreshold.AboveAverage(0.1, TimeSpan.Zero), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
