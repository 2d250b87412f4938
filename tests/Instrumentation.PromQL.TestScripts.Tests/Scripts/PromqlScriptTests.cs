using Instrumentation.Labels;

namespace Instrumentation.TestScripts.Scripts;

public class PromqlScriptTests
{
    [Test]
    public void A_script_is_a_list_of_commands()
    {
        PromqlScript script = PromqlScript.Parse("""
            # A comment ends a block, as an empty line does.
            load 30s
              up{job="a"} 1 2x1
              # comment
            load_with_nhcb 1m
              x_bucket{le="1"} 3

            eval instant at 1m30s sum(up)
              expect no_warn
              {} 5

            CLEAR
            eval range from 0 to 1h step 5m rate(x[5m])
              x 1 _ 3

            """);
        Assert.That(script.Commands.Select(command => command.GetType()), Is.EqualTo(new[] { typeof(LoadCommand), typeof(LoadCommand), typeof(EvalCommand), typeof(ClearCommand), typeof(EvalCommand) }));
        Assert.That(script.Commands.Select(command => command.Line), Is.EqualTo(new[] { 2, 5, 8, 12, 13 }));
        var load = (LoadCommand)script.Commands[0];
        Assert.That(load.StepMs, Is.EqualTo(30_000));
        Assert.That(load.Series.Single().Values, Has.Count.EqualTo(3));
        Assert.That(((LoadCommand)script.Commands[1]).WithCustomBuckets, Is.True);
        var instant = (EvalCommand)script.Commands[2];
        Assert.That((instant.Expression, instant.Times.StartUnixMs, instant.IsRange), Is.EqualTo(("sum(up)", 90_000L, false)));
        Assert.That(instant.Expectations.Single(), Is.EqualTo(new Expectation(ExpectationKind.NoWarn)));
        Assert.That(((EvalCommand)script.Commands[4]).Times, Is.EqualTo(new TimeSteps(0, 3_600_000, 300_000)));
    }

    [Test]
    public void Of_a_series_loaded_twice_the_last_counts()
    {
        var load = (LoadCommand)PromqlScript.Parse("load 1m\na 1\nb 2\na 3").Commands[0];
        Assert.That(load.Series.Single(series => series.Labels == LabelSet.Of(("__name__", "a"))).Values.Single().Number, Is.EqualTo(3));
    }

    [Test]
    public void Start_times_stand_in_front_of_their_samples()
    {
        var load = (LoadCommand)PromqlScript.Parse("load 1m\nup@st _ -30s 0\nup 1 2 3").Commands[0];
        LoadedSeries series = load.Series.Single();
        Assert.That(Enumerable.Range(0, 3).Select(index => series.StartUnixMs(index, index * 60_000)), Is.EqualTo(new long[] { 0, 30_000, 120_000 }));
    }

    [Test]
    public void Older_forms_of_expectations_are_read()
    {
        Assert.That(((EvalCommand)PromqlScript.Parse("eval_warn instant at 0 x").Commands[0]).Expectations.Single().Kind, Is.EqualTo(ExpectationKind.Warn));
        Assert.That(((EvalCommand)PromqlScript.Parse("eval_ordered instant at 0 x").Commands[0]).IsOrdered, Is.True);
        var failure = (EvalCommand)PromqlScript.Parse("eval_fail instant at 0 x\nexpected_fail_regexp y.*").Commands[0];
        Assert.That(failure.Expectations.Single(), Is.EqualTo(new Expectation(ExpectationKind.Fail, Pattern: "y.*")));
    }

    [Test]
    public void A_range_vector_has_the_times_of_its_samples()
    {
        var command = (EvalCommand)PromqlScript.Parse("eval instant at 1m x[1m]\nexpect range vector from 10s to 1m step 10s\nx 1 2 3").Commands[0];
        Assert.That(command.RangeVector, Is.EqualTo(new TimeSteps(10_000, 60_000, 10_000)));
    }

    [TestCase("look 1m", 1)]
    [TestCase("load", 1)]
    [TestCase("load 1x", 1)]
    [TestCase("load 1m\n\nload 1m\na one", 4)]
    [TestCase("load 1m\na@st 1m", 3)]
    [TestCase("load 1m\na@st 1m\nb 1", 3)]
    [TestCase("load 1m\na@st 1m\na 1 2", 3)]
    [TestCase("eval instant x", 1)]
    [TestCase("eval range from 0 to 1m step 0 x", 1)]
    [TestCase("eval range from 1m to 0 step 1m x", 1)]
    [TestCase("eval instant at 0 x\nexpect something", 2)]
    [TestCase("eval instant at 0 x\nexpect warn\nexpect no_warn", 1)]
    [TestCase("eval instant at 0 x\nexpect fail\nexpect fail msg:x\nexpect fail msg:y", 1)]
    [TestCase("eval instant at 0 x\na 1 2", 2)]
    [TestCase("eval instant at 0 x\na 1\na 2", 3)]
    [TestCase("eval instant at 0 x\nexpect string x", 2)]
    public void A_text_that_is_no_script_is_refused_at_its_line(string text, int line) =>
        Assert.That(() => PromqlScript.Parse(text), Throws.TypeOf<ScriptException>().With.Property(nameof(ScriptException.Line)).EqualTo(line));
}
