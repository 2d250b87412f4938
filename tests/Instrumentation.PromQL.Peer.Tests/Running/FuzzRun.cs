using Instrumentation.PromqlPeer.Comparison;
using Instrumentation.PromqlPeer.Excuses;
using Instrumentation.PromqlPeer.Generation;
using Instrumentation.PromqlPeer.Prometheus;
using Instrumentation.Syntax;

namespace Instrumentation.PromqlPeer.Running;

/// <summary>Asks both engines.</summary>
internal static class FuzzRun
{
    private const int Workers = 3;

    /// <summary>Runs the first queries of a seed's sequence.</summary>
    public static async Task<IReadOnlyList<FuzzOutcome>> RunAsync(PrometheusServer server, OwnEngine engine, int seed, int count)
    {
        var outcomes = new FuzzOutcome[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Workers };
        await Parallel.ForAsync(0, count, options, async (number, cancellationToken) =>
        {
            FuzzQuery query = QueryGenerator.Make(seed, number);
            Answer peers = await server.QueryAsync(query, cancellationToken);
            outcomes[number] = Compare(query, await engine.QueryAsync(query), peers);
        });
        return outcomes;
    }

    public static FuzzOutcome Compare(FuzzQuery query, Answer ours, Answer peers)
    {
        bool ordered = !query.IsRange && query.Expression is CallExpression { Function.Name: "sort" or "sort_desc" };
        string? difference = AnswerComparison.Check(ours, peers, ordered);
        Excuse? excuse = difference is null ? null : KnownDifferences.All.FirstOrDefault(known => known.Applies(query));
        return new FuzzOutcome(query, ours, peers, difference, excuse);
    }
}
