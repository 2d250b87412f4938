using Instrumentation.Benchmarks.Ratios;
using Instrumentation.PrometheusApiPeer;
using Instrumentation.PromqlPeer.Comparison;
using Instrumentation.PromqlPeer.Prometheus;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.Benchmarks.Queries;

/// <summary>
/// The command <c>query</c>: 12 expressions at 1, 100 and 1,000 steps over 1,443 series of 4,320 samples, beside a real Prometheus with the same samples. One
/// client, warm, no result cache. The engine in this process is compared with the time that Prometheus says its own engine took, and HTTP with HTTP. Then a
/// window of 30 days beside one of an hour.
/// </summary>
internal static class QueryCommand
{
    private const double MedianLimit = 0.7;
    private const double EachLimit = 1.5;

    /// <summary>Runs every row, prints a line each, and writes artifacts/benchmarks/query.json.</summary>
    /// <returns>0; 1 when an answer is not Prometheus'.</returns>
    public static async Task<int> RunAsync()
    {
        SeriesStore store = BenchmarkSeries.Store();
        await using PrometheusServer server = await PrometheusServer.StartAsync();
        foreach (IEnumerable<MemorySeries> request in BenchmarkSeries.Requests())
            await server.WriteAsync(request);
        await using ApiHost host = await ApiHost.StartAsync(store);
        using var ours = new ApiClient(host.Address);
        using var prometheus = new ApiClient(server.Address);
        using var engine = new PromqlEngine();
        var engineRows = new List<RatioRow>();
        var httpRows = new List<RatioRow>();
        bool agree = true;

        // Long enough for the optimising compiler to be done with all of them.
        foreach (QueryShape shape in QueryShape.All)
            await QueryTimes.MeasureAsync(shape, engine, store, ours, prometheus);
        foreach (QueryShape shape in QueryShape.All)
        {
            agree &= await AgreeAsync(shape, ours, prometheus);
            QueryTimes times = await QueryTimes.MeasureAsync(shape, engine, store, ours, prometheus);
            double? limit = shape.Steps > 1 ? EachLimit : null;
            engineRows.Add(Row($"engine: {shape.Name}", times.Engine, "its engine", times.PrometheusEngine, limit, times.EngineSpread, times.Bytes));
            httpRows.Add(Row($"HTTP: {shape.Name}", times.Http, "its HTTP", times.PrometheusHttp, null, times.HttpSpread, 0));
            Console.WriteLine(engineRows[^1].Line());
            Console.WriteLine(httpRows[^1].Line());
        }

        RatioRow[] medians =
        [
            Median("engine, median of 100 and 1,000 steps", [.. engineRows.Where(row => row.Limit is not null)]), Median("HTTP, median", httpRows),
            await WindowCommand.MeasureAsync(),
        ];
        RatioReport.Write("query", [.. engineRows, .. httpRows, .. medians], medians.Length);
        Console.WriteLine(agree ? "All answers are Prometheus'." : "WRONG answers.");
        return agree ? 0 : 1;
    }

    private static RatioRow Row(string name, double ours, string baselineName, double baseline, double? limit, double spread, double bytes) =>
        new(name, "ms", ours, $"Prometheus 2.42, {baselineName}", baseline, ours / baseline, limit, spread, 1, bytes);

    private static RatioRow Median(string name, IReadOnlyList<RatioRow> rows)
    {
        double[] ratios = [.. rows.Select(row => row.Ratio).Order()];
        double median = ratios[ratios.Length / 2];
        return new RatioRow(name, "ratio", median, "Prometheus 2.42", 1, median, MedianLimit, ratios[^((ratios.Length / 4) + 1)] - ratios[ratios.Length / 4], 1, 0);
    }

    private static async Task<bool> AgreeAsync(QueryShape shape, ApiClient ours, ApiClient prometheus)
    {
        string? difference = AnswerComparison.Check(
            PrometheusAnswer.Read(await ours.QueryAsync(shape)), PrometheusAnswer.Read(await prometheus.QueryAsync(shape)), ordered: false);
        if (difference is not null)
            Console.WriteLine($"DIFFERS {shape.Name}: {difference}");
        return difference is null;
    }
}
