using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;
using Instrumentation.Syntax;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.Rules;

/// <summary>What groups of rules evaluate on in tests: an engine over series in memory, which keeps what was written.</summary>
internal sealed class RuleStage : IRuleQuery, ISeriesSink, IDisposable
{
    private readonly PromqlEngine _engine = new();
    private readonly MemorySeriesSource _series = new();

    public List<string> Written { get; } = [];

    public string? Failure { get; set; }

    public void Dispose() => _engine.Dispose();

    public void Given(string name, long timeUnixMs, double value, params (string Name, string Value)[] labels) =>
        _series.Add(SeriesLabels.Of([(LabelNames.MetricName, name), .. labels]), timeUnixMs, value);

    public ValueTask<IReadOnlyList<EvaluatedSample>> QueryAsync(PromqlExpression expression, long timeUnixMs, CancellationToken cancellationToken) => Failure is null
        ? new EngineRuleQuery(_engine, _series).QueryAsync(expression, timeUnixMs, cancellationToken)
        : throw new InvalidOperationException(Failure);

    public void Append(SeriesLabels labels, long timeUnixMs, double value)
    {
        Written.Add($"{labels} {(StaleMarker.Is(value) ? "stale" : value)} @{timeUnixMs}");
        _series.Add(labels, timeUnixMs, value);
    }

    public void Append(SeriesLabels labels, long timeUnixMs, NativeHistogram histogram)
    {
        Written.Add($"{labels} {histogram} @{timeUnixMs}");
        _series.Add(labels, timeUnixMs, histogram);
    }

    public string[] TakeWritten()
    {
        string[] written = [.. Written];
        Written.Clear();
        return written;
    }
}
