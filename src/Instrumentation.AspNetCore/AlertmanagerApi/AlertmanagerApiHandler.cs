using Instrumentation.Alerting;
using Instrumentation.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Instrumentation.AlertmanagerApi;

// Lets a request through to its endpoint, and says in Alertmanager's way what is wrong with it.
internal sealed class AlertmanagerApiHandler(AlertNotifications notifications, ILogger logger)
{
    public async Task HandleAsync(HttpContext context, Func<HttpContext, AlertNotifier, Task> endpoint)
    {
        try
        {
            if (HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsDelete(context.Request.Method))
                CheckOrigin(context.Request);
            await endpoint(context, notifications.Notifier ?? throw new AlertmanagerApiException(StatusCodes.Status503ServiceUnavailable, "the notifications have not started"));
        }
        catch (AlertmanagerApiException exception)
        {
            await JsonAnswer.WriteAsync(context, exception.StatusCode, writer => writer.WriteStringValue(exception.Message));
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !context.Response.HasStarted)
        {
            Log.AlertmanagerRequestFailed(logger, context.Request.Path, exception);
            await JsonAnswer.WriteAsync(context, StatusCodes.Status500InternalServerError, writer => writer.WriteStringValue("the request failed; the log says why"));
        }
    }

    // A page of somebody else's, opened in the browser of a local user, may not change anything.
    private static void CheckOrigin(HttpRequest request)
    {
        foreach (string? origin in request.Headers.Origin)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) || !string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase))
                throw new AlertmanagerApiException(StatusCodes.Status403Forbidden, "pages of another origin may not change anything");
        }
    }
}
