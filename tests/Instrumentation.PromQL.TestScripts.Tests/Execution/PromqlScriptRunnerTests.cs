using Instrumentation.Reading;
using Instrumentation.TestScripts.Scripts;

namespace Instrumentation.TestScripts.Execution;

public class PromqlScriptRunnerTests
{
    private const string Script = """
        load 1m
          a 1 2 3

        eval instant at 2m a
          a 3

        """;

    [Test]
    public async Task An_instant_query_also_runs_fixed_in_time_and_as_the_middle_of_a_range()
    {
        var engine = new LastValueEngine();
        IReadOnlyList<ScriptOutcome> outcomes = await RunAsync(engine, Script, (expression, time) => $"{expression} @ {time}");
        Assert.That(outcomes.Single().Problem, Is.Null);
        Assert.That(engine.Queries, Is.EqualTo(new[]
        {
            "a at 120000", "a from 60000 to 180000 step 60000",
            "a @ 120000 at -1200000", "a @ 120000 from -1260000 to -1140000 step 60000",
            "a @ 120000 at 0", "a @ 120000 from -60000 to 60000 step 60000",
            "a @ 120000 at 24000", "a @ 120000 from -36000 to 84000 step 60000",
            "a @ 120000 at 120000", "a @ 120000 from 60000 to 180000 step 60000",
            "a @ 120000 at 1200000", "a @ 120000 from 1140000 to 1260000 step 60000",
        }));
    }

    [TestCase("eval instant at 0 start()", 1)]
    [TestCase("eval instant at 0 a\nexpect ordered", 1)]
    [TestCase("eval instant at 0 a\nexpect string \"x\"", 1)]
    [TestCase("eval instant at 0 a\nexpect fail", 1)]
    [TestCase("eval range from 0 to 1m step 1m a", 1)]
    public async Task What_depends_on_the_range_of_the_query_runs_once(string script, int queries)
    {
        var engine = new LastValueEngine();
        await RunAsync(engine, script, null);
        Assert.That(engine.Queries, Has.Count.EqualTo(queries));
    }

    [Test]
    public async Task A_range_query_that_gives_something_else_is_told()
    {
        var engine = new LastValueEngine { RangeError = 0.5 };
        IReadOnlyList<ScriptOutcome> outcomes = await RunAsync(engine, Script, null);
        Assert.That(outcomes.Single().Problem, Is.EqualTo("as a range query: a: expected 3, got 3.5"));
    }

    [Test]
    public async Task A_query_that_is_fixed_in_time_and_gives_something_else_is_told()
    {
        IReadOnlyList<ScriptOutcome> outcomes = await RunAsync(new LastValueEngine(), Script, (expression, _) => expression);
        Assert.That(outcomes.Single().Problem, Is.EqualTo("as a at -1200000 ms: expected a, which is not there"));
    }

    [Test]
    public async Task Clear_removes_all_series()
    {
        IReadOnlyList<ScriptOutcome> outcomes = await RunAsync(new LastValueEngine(), "load 1m\na 1\n\nclear\n\neval instant at 0 a\n", null);
        Assert.That(outcomes.Single().Problem, Is.Null);
    }

    private static Task<IReadOnlyList<ScriptOutcome>> RunAsync(LastValueEngine engine, string script, Func<string, long, string?>? addAt) =>
        new PromqlScriptRunner(engine, addAt).RunAsync(PromqlScript.Parse(script));

    /// <summary>Gives every series' last value at a time; knows <c>@</c> behind the whole query.</summary>
    private sealed class LastValueEngine : IPromqlScriptEngine
    {
        public List<string> Queries { get; } = [];

        public double RangeError { get; init; }

        public async ValueTask<ScriptResult> InstantAsync(ISeriesSource source, string expression, long timeUnixMs)
        {
            Queries.Add($"{expression} at {timeUnixMs}");
            return ScriptResult.Vector(await AtAsync(source, expression, timeUnixMs));
        }

        public async ValueTask<ScriptResult> RangeAsync(ISeriesSource source, string expression, long startUnixMs, long endUnixMs, long stepMs)
        {
            Queries.Add($"{expression} from {startUnixMs} to {endUnixMs} step {stepMs}");
            var points = new List<ResultSeries>();
            for (long time = startUnixMs; time <= endUnixMs; time += stepMs)
                points.AddRange(await AtAsync(source, expression, time));
            return ScriptResult.Matrix([.. points.GroupBy(series => series.Labels).Select(group =>
                new ResultSeries(group.Key, [.. group.Select(series => series.Points[0] with { Number = series.Points[0].Number + RangeError })]))]);
        }

        private static async ValueTask<ResultSeries[]> AtAsync(ISeriesSource source, string expression, long time)
        {
            string[] parts = expression.Split(" @ ");
            long at = parts.Length > 1 ? long.Parse(parts[1]) : time;
            var found = new List<ResultSeries>();
            foreach (ISeries series in await source.SelectAsync(new SeriesSelection([], 0, at), CancellationToken.None))
            {
                var samples = new SampleBuffer();
                series.Read(0, at, samples);
                if (samples.Count > 0)
                    found.Add(new ResultSeries(series.Labels, [new ResultPoint(time, samples.Values[^1])]));
            }

            return [.. found];
        }
    }
}
