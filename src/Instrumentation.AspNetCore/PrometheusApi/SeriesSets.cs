using Instrumentation.Labels;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.PrometheusApi;

// Reads the match[] parameters, each a set of conditions, and finds the series that any of them wants.
internal static class SeriesSets
{
    public const string Parameter = "match[]";

    public static IReadOnlyList<IReadOnlyList<LabelMatcher>> Parse(ApiParameters parameters, Func<string, ApiException> refuse)
    {
        try
        {
            List<IReadOnlyList<LabelMatcher>> sets = [.. parameters.All(Parameter).Select(text => PromqlParser.ParseSelector(text).Matchers)];
            return sets.TrueForAll(static set => set.Any(static matcher => !matcher.MatchesEmpty))
                ? sets
                : throw refuse("match[] must contain at least one non-empty matcher");
        }
        catch (PromqlSyntaxException exception)
        {
            throw refuse(exception.Message);
        }
    }

    // Every series once; all series of the source where there is no condition at all.
    public static async ValueTask<IReadOnlyCollection<ISeries>> SelectAsync(
        ISeriesSource source, IReadOnlyList<IReadOnlyList<LabelMatcher>> sets, IReadOnlyList<LabelMatcher> further, long fromUnixMs, long toUnixMs, CancellationToken cancellation)
    {
        if (fromUnixMs > toUnixMs)
            return [];
        if (sets.Count == 0)
            sets = [[]];
        if (sets.Count == 1)
            return await source.SelectAsync(new SeriesSelection([.. sets[0], .. further], fromUnixMs, toUnixMs), cancellation);
        var found = new Dictionary<Labels.SeriesLabels, ISeries>();
        foreach (IReadOnlyList<LabelMatcher> set in sets)
        {
            foreach (ISeries series in await source.SelectAsync(new SeriesSelection([.. set, .. further], fromUnixMs, toUnixMs), cancellation))
                found.TryAdd(series.Labels, series);
        }

        return found.Values;
    }
}
