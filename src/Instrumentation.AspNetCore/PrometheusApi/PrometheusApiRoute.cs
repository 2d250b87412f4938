using Microsoft.AspNetCore.Http;

namespace Instrumentation.PrometheusApi;

internal sealed record PrometheusApiRoute(string Path, Func<HttpContext, Task> HandleAsync);
