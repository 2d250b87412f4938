using System.Diagnostics;

namespace Instrumentation.Benchmarks.Queries;

/// <summary>How long a shape takes in milliseconds, the four ways in turn, several times each; and what ours allocates.</summary>
internal sealed class QueryTimes
{
    private const int LeastRounds = 5;
    private const int MostRounds = 25;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly List<double> _engine = [];
    private readonly List<double> _prometheusEngine = [];
    private readonly List<double> _http = [];
    private readonly List<double> _prometheusHttp = [];

    public double Engine => Median(_engine);

    public double PrometheusEngine => Median(_prometheusEngine);

    public double Http => Median(_http);

    public double PrometheusHttp => Median(_prometheusHttp);

    public double EngineSpread => Spread(_engine, _prometheusEngine);

    public double HttpSpread => Spread(_http, _prometheusHttp);

    public double Bytes { get; private set; }

    public static async Task<QueryTimes> MeasureAsync(QueryShape shape, PromqlEngine engine, SeriesStore store, ApiClient ours, ApiClient prometheus)
    {
        var times = new QueryTimes();
        for (int warmUp = 0; warmUp < 3; warmUp++)
            await times.RoundAsync(shape, engine, store, ours, prometheus);
        times.Clear();
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < LeastRounds || (round < MostRounds && Stopwatch.GetElapsedTime(start) < Patience); round++)
            await times.RoundAsync(shape, engine, store, ours, prometheus);
        return times;
    }

    private async Task RoundAsync(QueryShape shape, PromqlEngine engine, SeriesStore store, ApiClient ours, ApiClient prometheus)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        await engine.QueryRangeAsync(store, shape.Expression, shape.Start, shape.End, QueryShape.Step);
        _engine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        Bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        _prometheusEngine.Add(await prometheus.ExecutionSecondsAsync(shape) * 1000);
        _http.Add(await TimeAsync(shape, ours));
        _prometheusHttp.Add(await TimeAsync(shape, prometheus));
    }

    private void Clear()
    {
        foreach (List<double> times in (ReadOnlySpan<List<double>>)[_engine, _prometheusEngine, _http, _prometheusHttp])
            times.Clear();
    }

    private static async Task<double> TimeAsync(QueryShape shape, ApiClient client)
    {
        long start = Stopwatch.GetTimestamp();
        await client.QueryAsync(shape);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Spread(List<double> ours, List<double> theirs)
    {
        double[] ratios = [.. ours.Zip(theirs, (left, right) => left / right).Order()];
        return ratios[^((ratios.Length / 4) + 1)] - ratios[ratios.Length / 4];
    }
}
