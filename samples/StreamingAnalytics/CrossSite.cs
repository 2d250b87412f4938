using Microsoft.Net.Http.Headers;

namespace Samples.StreamingAnalytics;

/// <summary>Tells requests of the own page and of programs from those that a page of somebody else makes a browser send.</summary>
internal static class CrossSite
{
    /// <summary>Whether the request's <c>Origin</c> is the address that it is sent to.</summary>
    public static bool IsOwn(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out Uri? origin) && origin.Authority == request.Host.Value;

    /// <summary>Refuses a change that a page of somebody else asks for; browsers send <c>Origin</c> with those.</summary>
    public static ValueTask<object?> Refuse(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpRequest request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || !request.Headers.ContainsKey(HeaderNames.Origin) || IsOwn(request))
            return next(context);
        var error = new { error = "Pages of other sites change nothing here." };
        return ValueTask.FromResult<object?>(Results.Json(error, statusCode: StatusCodes.Status403Forbidden));
    }
}
