using System.Net;
using System.Net.Http.Headers;

namespace Instrumentation.Receivers;

/// <summary>Answers requests as a test says, and keeps the last one.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public StubHandler(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    public StubHandler(HttpStatusCode status, string body = "")
        : this(_ => new HttpResponseMessage(status) { Content = new StringContent(body) })
    {
    }

    public int Count { get; private set; }

    public string Body { get; private set; } = "";

    public HttpRequestHeaders? Headers { get; private set; }

    public bool IsDisposed { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Count++;
        Body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Headers = request.Headers;
        return await answer(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
