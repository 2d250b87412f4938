using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Access;

// Decides who sees more than the bare health status: callers on this machine, all where that is set, and those that hold the
// authorisation which the endpoint asks for.
internal sealed class AccessPolicy(EndpointSettings settings, ILogger logger)
{
    private int _warned;

    public async ValueTask<bool> IsOpenToAsync(HttpContext context) =>
        settings.AllowRemote || Caller.IsLocal(context, settings.AllowedHosts) || await IsAuthorisedAsync(context);

    public void Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        if (Interlocked.Exchange(ref _warned, 1) == 0)
            Log.RemoteCallerRefused(logger, context.Request.Path, context.Connection.RemoteIpAddress?.ToString() ?? "unknown", context.Request.Host.Value ?? "");
    }

    // Asked anew and not concluded from the middleware having let the request pass, which an application can switch off.
    private static async ValueTask<bool> IsAuthorisedAsync(HttpContext context)
    {
        EndpointMetadataCollection? metadata = context.GetEndpoint()?.Metadata;
        if (metadata is null)
            return false;
        IReadOnlyList<IAuthorizeData> required = metadata.GetOrderedMetadata<IAuthorizeData>();
        IReadOnlyList<AuthorizationPolicy> policies = metadata.GetOrderedMetadata<AuthorizationPolicy>();
        if (required.Count + policies.Count == 0
            || context.RequestServices.GetService<IAuthorizationPolicyProvider>() is not { } provider
            || context.RequestServices.GetService<IAuthorizationService>() is not { } authorization)
            return false;
        AuthorizationPolicy? policy = await AuthorizationPolicy.CombineAsync(provider, required, policies);
        return policy is not null && (await authorization.AuthorizeAsync(context.User, context, policy)).Succeeded;
    }
}
