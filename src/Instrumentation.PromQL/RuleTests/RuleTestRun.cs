using Instrumentation.Rules;
using Instrumentation.Templates;

namespace Instrumentation.RuleTests;

/// <summary>One test from its start to its end.</summary>
internal sealed partial class RuleTestRun : IDisposable
{
    private readonly RuleTestFile _file;
    private readonly RuleTestCase _test;
    private readonly RuleTestOptions _options;
    private readonly CoverageCounter _coverage;
    private readonly RuleTestStorage _storage = new();
    private readonly PromqlEngine _engine;
    private readonly RuleTestQuery _query;
    private readonly RuleGroupEvaluator[] _evaluators;
    private readonly List<string> _failures = [];
    private readonly long _startUnixMs;

    public RuleTestRun(RuleTestFile file, RuleTestCase test, IReadOnlyList<RuleGroup> groups, RuleTestOptions options, CoverageCounter coverage)
    {
        _file = file;
        _test = test;
        _options = options;
        _coverage = coverage;
        _startUnixMs = test.Start.ToUnixTimeMilliseconds();
        _engine = new PromqlEngine(new PromqlEngineOptions { RangeBoundary = options.RangeBoundary, Timeout = TimeSpan.FromSeconds(100) });
        _query = new RuleTestQuery(new EngineRuleQuery(_engine, _storage), file.EvaluationInterval);
        var evaluation = new RuleEvaluationOptions
        {
            Interval = file.EvaluationInterval,
            ExternalLabels = test.ExternalLabels,
            ExternalUrl = test.ExternalUrl,
            Expressions = options.Expressions,
        };
        _evaluators = [.. groups.Select(group => new RuleGroupEvaluator(group, _query, _storage, evaluation))];
    }

    public void Dispose() => _engine.Dispose();

    /// <summary>Runs the test.</summary>
    /// <returns>What was not as expected.</returns>
    public async ValueTask<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        List<GivenSeries> given = ReadSeries();
        if (_failures.Count > 0)
            return _failures;
        long interval = (long)_file.EvaluationInterval.TotalMilliseconds;
        long last = LastTime();
        if (last / interval >= _options.MaxEvaluations)
            return [$"the test asks for {(last / interval) + 1} evaluations; {_options.MaxEvaluations} are allowed"];
        var alertTests = new Queue<AlertTest>(_test.AlertTests.OrderBy(test => test.At));
        for (long offset = 0; offset <= last; offset += interval)
        {
            foreach (GivenSeries series in given)
                series.WriteUntil(_startUnixMs + offset, _storage);
            if (!await EvaluateAsync(offset, cancellationToken))
                return _failures;
            while (alertTests.TryPeek(out AlertTest? test) && (long)test.At.TotalMilliseconds < offset + interval)
                Check(alertTests.Dequeue());
        }

        foreach (ExpressionTest test in _test.ExpressionTests)
            await CheckAsync(test, cancellationToken);
        return _failures;
    }

    private List<GivenSeries> ReadSeries()
    {
        long interval = (long)(_test.Interval ?? _file.EvaluationInterval).TotalMilliseconds;
        var given = new List<GivenSeries>();
        foreach (RuleTestSeries series in _test.InputSeries)
        {
            try
            {
                given.Add(new GivenSeries(SeriesNotation.ParseLabels(series.Series), SeriesNotation.ParseValues(series.Values), _startUnixMs, interval));
            }
            catch (NotationException exception)
            {
                _failures.Add($"series: {series.Series}\n    {exception.Message}");
            }
        }

        return given;
    }

    private long LastTime()
    {
        IEnumerable<TimeSpan> times = _test.AlertTests.Select(test => test.At).Concat(_test.ExpressionTests.Select(test => test.At));
        return (long)times.Append(TimeSpan.Zero).Max().TotalMilliseconds;
    }

    private async ValueTask<bool> EvaluateAsync(long offset, CancellationToken cancellationToken)
    {
        int failures = _failures.Count;
        foreach (RuleGroupEvaluator evaluator in _evaluators)
        {
            RuleGroupStatus status = await evaluator.EvaluateAsync(_startUnixMs + offset, cancellationToken);
            _coverage.Evaluated(status);
            foreach (RuleStatus rule in status.Rules)
            {
                if (rule.Health == RuleHealth.Bad)
                    _failures.Add($"rule: {rule.Rule.Name}, time: {Time(TimeSpan.FromMilliseconds(offset))}, err: {rule.LastError}");
            }
        }

        return _failures.Count == failures;
    }

    private static string Time(TimeSpan time) => PrometheusDuration.Format(time);
}
