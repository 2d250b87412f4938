using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Instrumentation.Requests;

// The label of an endpoint: its route template with a slash in front, never a path, of which a client may invent any number.
internal static class RouteTemplates
{
    public const string Unmatched = "unmatched";

    private static readonly ConditionalWeakTable<Endpoint, string> Templates = [];

    public static string Of(Endpoint endpoint) => Templates.GetValue(endpoint, static endpoint =>
    {
        string? template = endpoint.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route ?? (endpoint as RouteEndpoint)?.RoutePattern.RawText;
        return template is null ? Unmatched : template.StartsWith('/') ? template : "/" + template;
    });
}
