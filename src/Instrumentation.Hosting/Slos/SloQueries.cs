using Instrumentation.Evaluation;
using Instrumentation.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.Slos;

// Who answers the queries of indicators: the embedded store, and remote servers by name.
internal static class SloQueries
{
    public static IReadOnlyDictionary<string, ISliQuery> Of(IServiceProvider services)
    {
        var queries = new Dictionary<string, ISliQuery>(StringComparer.Ordinal);
        if (services.GetService<ISeriesSource>() is { } source)
            queries[""] = new EngineSliQuery(services.GetRequiredService<PromqlEngine>(), source);
        foreach (NamedSliQuery named in services.GetServices<NamedSliQuery>())
            queries[named.Name] = named.Query;
        return queries;
    }
}
