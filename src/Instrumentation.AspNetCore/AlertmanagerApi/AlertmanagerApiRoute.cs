using Microsoft.AspNetCore.Http;

namespace Instrumentation.AlertmanagerApi;

internal sealed record AlertmanagerApiRoute(string Path, string[] Methods, Func<HttpContext, Task> HandleAsync);
