using Instrumentation.PromqlPeer.Comparison;
using Instrumentation.PromqlPeer.Data;
using Instrumentation.PromqlPeer.Mutations;
using Instrumentation.PromqlPeer.Prometheus;
using Instrumentation.PromqlPeer.Running;
using Instrumentation.Syntax;
using Instrumentation.TestScripts.Storage;

namespace Instrumentation.PromqlPeer;

/// <summary>Shows that the comparison would find mistakes: queries that both engines agree on are asked again with a mistake planted.</summary>
[Category("Peer")]
public class PlantedMutationTests
{
    private const int Seed = 7;
    private const int Count = 4_000;

    private MemorySeriesSource _source = null!;
    private IReadOnlyList<FuzzOutcome> _agreed = [];

    private static IEnumerable<string> Names => PlantedMutations.All.Select(static mutation => mutation.Name);

    [OneTimeSetUp]
    public async Task AskBothEngines()
    {
        _source = DataSet.Make(Seed);
        await using PrometheusServer server = await PrometheusServer.StartAsync();
        await server.WriteAsync(_source.Series);
        using var engine = new OwnEngine(_source, OwnEngine.Prometheus2);
        _agreed = [.. (await FuzzRun.RunAsync(server, engine, Seed, Count)).Where(static outcome => outcome.Difference is null)];
    }

    [TestCaseSource(nameof(Names))]
    public async Task A_planted_mistake_is_found(string name)
    {
        Mutation mutation = PlantedMutations.All.Single(mutation => mutation.Name == name);
        using var engine = new OwnEngine(mutation.Source(_source), mutation.Options);
        var found = new List<FuzzOutcome>();
        foreach (FuzzOutcome outcome in _agreed)
        {
            PromqlExpression expression = PromqlTree.Rewrite(PromqlParser.Parse(outcome.Query.Text, mutation.Options.Parser), mutation.Node);
            Answer answer = await engine.QueryAsync(outcome.Query, expression);
            Answer changed = answer with { Series = [.. answer.Series.Select(series => series with { Values = [.. series.Values.Select(mutation.Value)] })] };
            FuzzOutcome mutated = FuzzRun.Compare(outcome.Query, changed, outcome.Peers);
            if (mutated.IsFailure)
                found.Add(mutated);
        }

        await TestContext.Out.WriteLineAsync($"{mutation.Name}: found by {found.Count} of {_agreed.Count} queries, first by {found.FirstOrDefault()?.Query.Text}");
        Assert.That(found, Is.Not.Empty);
    }
}
