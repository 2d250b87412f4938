using Instrumentation.Catalogue;
using Instrumentation.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Instrumentation.Requests;

// Stands in for the request's endpoint feature and so learns the route at the moment when routing finds it, wherever that is in the pipeline.
internal sealed class MeasuredRequest(RequestMetrics metrics, HttpContext context, bool includeMonitoring) : IEndpointFeature
{
    private readonly string _method = RequestMethods.Fold(context.Request.Method);
    private Endpoint? _endpoint;
    private string? _template;
    private bool _isLeftOut;

    public Endpoint? Endpoint
    {
        get => _endpoint;
        set
        {
            _endpoint = value;
            if (value is not null && _template is null && !_isLeftOut && !IsErrorPage())
                Route(value);
        }
    }

    public void Complete(int statusCode, TimeSpan? duration)
    {
        if (_isLeftOut)
            return;
        if (_template is null)
        {
            _template = RouteTemplates.Unmatched;
            metrics.RequestStarted(_template);
        }

        metrics.RequestCompleted(_method, _template, statusCode, duration);
    }

    private void Route(Endpoint endpoint)
    {
        _isLeftOut = endpoint.Metadata.GetMetadata<IDisableHttpMetricsMetadata>() is not null
            || (!includeMonitoring && endpoint.Metadata.GetMetadata<MonitoringEndpoint>() is not null);
        if (_isLeftOut)
            return;
        _template = RouteTemplates.Of(endpoint);
        metrics.RequestStarted(_template);
    }

    // The pipeline runs a second time for the error page; the request still is the one that failed.
    private bool IsErrorPage() =>
        context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
}
