using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Instrumentation.Endpoints;

// Finds routes of the application that would answer in place of the monitoring's, or the other way round.
internal static class RouteConflicts
{
    public static void Check(EndpointDataSource endpoints)
    {
        if (Find(endpoints.Endpoints) is { } conflict)
            throw new InvalidOperationException(conflict);
    }

    private static string? Find(IEnumerable<Endpoint> endpoints)
    {
        RouteEndpoint[] routes = [.. endpoints.OfType<RouteEndpoint>().Distinct()];
        foreach (RouteEndpoint ours in routes.Where(route => route.Metadata.GetMetadata<MonitoringEndpoint>() is not null))
        {
            if (Array.Find(routes, other => !ReferenceEquals(other, ours) && Overlap(ours, other)) is { } theirs)
            {
                return $"The route {ours.RoutePattern.RawText} of '{ours.DisplayName}' exists already: "
                    + $"'{theirs.DisplayName}' has {theirs.RoutePattern.RawText}. "
                    + $"Change {StreamingMonitoringConstants.Section}:Endpoints:Prefix, MetricsPath, HealthPath or Api:Prefix, or take one of the two away.";
            }
        }

        return null;
    }

    private static bool Overlap(RouteEndpoint left, RouteEndpoint right) =>
        string.Equals(Shape(left.RoutePattern), Shape(right.RoutePattern), StringComparison.OrdinalIgnoreCase)
        && Share(left.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods, right.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods)
        && Share(left.Metadata.GetMetadata<IHostMetadata>()?.Hosts, right.Metadata.GetMetadata<IHostMetadata>()?.Hosts);

    // Nothing said means everything.
    private static bool Share(IReadOnlyList<string>? left, IReadOnlyList<string>? right) =>
        left is not { Count: > 0 } || right is not { Count: > 0 } || left.Intersect(right, StringComparer.OrdinalIgnoreCase).Any();

    private static string Shape(RoutePattern pattern) =>
        string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { IsCatchAll: true } => "{*}",
            _ => "{}",
        }))));
}
