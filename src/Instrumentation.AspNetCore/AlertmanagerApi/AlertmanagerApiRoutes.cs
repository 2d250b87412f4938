using Instrumentation.Alerting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Instrumentation.AlertmanagerApi;

// Every path of Alertmanager's HTTP API, version 2, that is served. None where nobody is told of alerts.
internal static class AlertmanagerApiRoutes
{
    public const string Base = "/api/v2";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] ReadingAndPosting = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];
    private static readonly string[] ReadingAndDeleting = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Delete];

    public static IEnumerable<AlertmanagerApiRoute> All(IServiceProvider services, ApiSettings settings, ILogger logger)
    {
        AlertNotifications notifications = services.GetRequiredService<AlertNotifications>();
        if (!settings.Enabled || !notifications.IsEnabled)
            return [];
        TimeProvider time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var handler = new AlertmanagerApiHandler(notifications, logger);
        var alerts = new AlertEndpoints(settings.MaxBodyBytes);
        var silences = new SilenceEndpoints(settings.MaxBodyBytes, time);
        var status = new StatusEndpoints(time);
        string prefix = settings.Prefix + Base;
        return
        [
            new(prefix + "/status", Reading, context => handler.HandleAsync(context, status.StatusAsync)),
            new(prefix + "/receivers", Reading, context => handler.HandleAsync(context, StatusEndpoints.ReceiversAsync)),
            new(prefix + "/alerts", ReadingAndPosting, context => handler.HandleAsync(context, HttpMethods.IsPost(context.Request.Method) ? alerts.PostAsync : AlertEndpoints.ListAsync)),
            new(prefix + "/alerts/groups", Reading, context => handler.HandleAsync(context, AlertEndpoints.GroupsAsync)),
            new(prefix + "/silences", ReadingAndPosting, context => handler.HandleAsync(context, HttpMethods.IsPost(context.Request.Method) ? silences.PostAsync : silences.ListAsync)),
            new(prefix + "/silence/{silenceID}", ReadingAndDeleting, context => handler.HandleAsync(context, HttpMethods.IsDelete(context.Request.Method) ? SilenceEndpoints.ExpireAsync : silences.GetAsync)),
        ];
    }
}
