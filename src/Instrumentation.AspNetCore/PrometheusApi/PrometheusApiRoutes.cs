using Instrumentation.Reading;
using Instrumentation.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Instrumentation.PrometheusApi;

// Every path of Prometheus' HTTP API that is served. None where there is nothing to query.
internal static class PrometheusApiRoutes
{
    public const string Base = "/api/v1";

    public static IEnumerable<PrometheusApiRoute> All(IServiceProvider services, ApiSettings settings, ILogger logger)
    {
        if (!settings.Enabled || services.GetService<ISeriesSource>() is not { } source)
            return [];
        TimeProvider time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        PromqlEngine engine = services.GetRequiredService<PromqlEngine>();
        var handler = new ApiHandler(settings, logger);
        var queries = new QueryEndpoints(engine, source, time);
        var series = new SeriesEndpoints(source);
        var exemplars = new ExemplarEndpoint(engine, services.GetService<IExemplarSource>());
        var metadata = new MetadataEndpoint(services.GetService<IMetricMetadataSource>());
        var rules = new RuleEndpoints(services.GetService<IRuleStatusSource>());
        var federation = new FederateEndpoint(engine, source, time);
        return
        [
            Json("/query", queries.QueryAsync),
            Json("/query_range", queries.QueryRangeAsync),
            Json("/format_query", queries.FormatAsync),
            Json("/parse_query", queries.ParseAsync),
            Json("/query_exemplars", exemplars.QueryAsync),
            Json("/labels", series.LabelsAsync),
            new(settings.Prefix + Base + "/label/{name}/values", context => handler.HandleAsync(
                context, (parameters, cancellation) => series.ValuesAsync(context.Request.RouteValues["name"] as string ?? "", parameters, cancellation))),
            Json("/series", series.SeriesAsync),
            Json("/metadata", metadata.ReadAsync),
            Json("/rules", rules.RulesAsync),
            Json("/alerts", rules.AlertsAsync),
            Json("/status/buildinfo", BuildInfoEndpoint.ReadAsync),
            new(settings.Prefix + "/federate", context => handler.HandleTextAsync(context, federation.WriteAsync)),
        ];

        PrometheusApiRoute Json(string path, Func<ApiParameters, CancellationToken, Task<ApiAnswer?>> endpoint) =>
            new(settings.Prefix + Base + path, context => handler.HandleAsync(context, endpoint));
    }
}
