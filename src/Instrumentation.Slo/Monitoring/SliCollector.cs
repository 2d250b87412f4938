using Instrumentation.BurnRates;
using Instrumentation.Monitoring;
using Instrumentation.Objectives;

namespace Instrumentation;

/// <summary>Collects the indicators that come from queries and from the application's own code, once for each slice of time.</summary>
/// <param name="monitor">Takes what is collected.</param>
/// <param name="queries">Answers queries by the name of the remote server; the empty name is the embedded store.</param>
/// <param name="timeout">How long one indicator may take; null for 30 seconds.</param>
/// <remarks>For one thread at a time. An indicator that fails is counted in <c>sli_collection_total</c> and keeps no other from being collected.</remarks>
public sealed class SliCollector(SloMonitor monitor, IReadOnlyDictionary<string, ISliQuery> queries, TimeSpan? timeout = null)
{
    private readonly Dictionary<string, SliCollection> _collections = monitor.Definitions
        .Where(slo => slo.Composite is null && slo.Indicator.Source is not RecordedSource)
        .ToDictionary(slo => slo.Name, slo => new SliCollection(slo), StringComparer.Ordinal);

    private readonly TimeSpan _timeout = timeout ?? TimeSpan.FromSeconds(30);

    /// <summary>Whether there is anything to collect.</summary>
    public bool IsNeeded => _collections.Count > 0;

    /// <summary>Collects what is due: each indicator when a slice of its SLO has ended.</summary>
    /// <param name="time">The time; queries ask for the end of the slice.</param>
    /// <param name="cancellationToken">Ends the collection.</param>
    /// <returns>The reasons of what failed, by SLO.</returns>
    /// <exception cref="OperationCanceledException">The token ended the collection.</exception>
    public async ValueTask<IReadOnlyList<(string Slo, string Reason)>> CollectAsync(DateTimeOffset time, CancellationToken cancellationToken = default)
    {
        var failures = new List<(string Slo, string Reason)>();
        foreach (SliCollection collection in _collections.Values)
        {
            if (!collection.IsDue(time, out DateTimeOffset edge))
                continue;
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            ending.CancelAfter(_timeout);
            try
            {
                await CollectAsync(collection, edge, ending.Token);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                monitor.CollectionFailed(collection.Slo);
                failures.Add((collection.Slo.Name, exception is OperationCanceledException ? $"took more than {_timeout.TotalSeconds} s" : exception.Message));
            }
        }

        return failures;
    }

    private async ValueTask CollectAsync(SliCollection collection, DateTimeOffset edge, CancellationToken cancellationToken)
    {
        SloDefinition slo = collection.Slo;
        switch (slo.Indicator.Source)
        {
            case DelegateSource source:
                Tell(collection, [], await source.Read(cancellationToken), edge);
                break;
            case EventQuerySource source:
                string part = source.Bad ?? source.Good!;
                IReadOnlyList<SliSample> parts = await AskAsync(source.Remote, At(part, slo), edge, cancellationToken);
                IReadOnlyList<SliSample> totals = await AskAsync(source.Remote, At(source.Total, slo), edge, cancellationToken);
                foreach ((IReadOnlyList<string> group, SliReading reading) in collection.Events(parts, totals, source))
                    Tell(collection, group, reading, edge);
                break;
            case RatioQuerySource source:
                foreach ((IReadOnlyList<string> group, double ratio) in collection.Values(await AskAsync(source.Remote, At(source.Query, slo), edge, cancellationToken)))
                    Tell(collection, group, Ratio(ratio, source.IsErrorRatio), edge);
                break;
            case ValueQuerySource source:
                foreach ((IReadOnlyList<string> group, double value) in collection.Values(await AskAsync(source.Remote, At(source.Query, slo), edge, cancellationToken)))
                    Tell(collection, group, SliReading.Value(value), edge);
                break;
            default:
                break;
        }
    }

    // A ratio outside its range is no measurement.
    private static SliReading Ratio(double ratio, bool isErrorRatio) =>
        ratio is >= 0 and <= 1 ? SliReading.Events(isErrorRatio ? 1 - ratio : ratio, isErrorRatio ? ratio : 1 - ratio) : SliReading.None;

    private static string At(string query, SloDefinition slo) => SloQueryText.At(query, slo.Slice);

    private void Tell(SliCollection collection, IReadOnlyList<string> group, SliReading reading, DateTimeOffset edge) =>
        monitor.Measured(collection.Slo, group, reading, edge - collection.Slo.Slice, edge);

    private ValueTask<IReadOnlyList<SliSample>> AskAsync(string remote, string expression, DateTimeOffset time, CancellationToken cancellationToken) =>
        queries.TryGetValue(remote, out ISliQuery? query)
            ? query.QueryAsync(expression, time, cancellationToken)
            : throw new InvalidOperationException($"There is no server '{remote}' to ask; there are {string.Join(", ", queries.Keys.Select(name => $"'{name}'"))}.");
}
