using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrumentation.Outbox;
using Instrumentation.Templates;

namespace Instrumentation.Receivers;

/// <summary>Answers requests of a receiver, and keeps them.</summary>
internal sealed class StubEndpoint(TimeProvider clock) : HttpMessageHandler
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Func<HttpResponseMessage> Answer { get; set; } = () => Text(200, "ok");

    public List<(Uri Address, AuthenticationHeaderValue? Authorization, string Body)> Requests { get; } = [];

    /// <summary>The last body, over lines.</summary>
    public string Body => JsonSerializer.Serialize(Json, Readable);

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Requests[^1].Body);

    public NotificationTemplates Templates { get; set; } = NotificationTemplates.Default;

    public string ExternalUrl { get; set; } = "https://alerts.example.com";

    public static HttpResponseMessage Text(int status, string body, string type = "text/plain") =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };

    public static HttpResponseMessage Json200(string body) => Text(200, body, "application/json");

    /// <summary>The receiver of the first integration of a configuration, which sends to this endpoint.</summary>
    public INotificationReceiver Receiver(string configuration)
    {
        AlertmanagerFile file = AlertmanagerFileReader.Parse(configuration, "alertmanager.yml");
        var context = new ReceiverContext(new HttpClient(this), ExternalUrl, clock, file.Global, Templates);
        return new ReceiverFactory(context).Create(file.Receivers[0].Integrations[0])!;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add((request.RequestUri!, request.Headers.Authorization, await request.Content!.ReadAsStringAsync(cancellationToken)));
        return Answer();
    }
}
