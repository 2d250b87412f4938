using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.AlertmanagerApi;

public sealed class AlertmanagerApiRoutesTests
{
    private const string Canary = "canary-7f3a91";

    private const string Configuration = $$"""
        global:
          slack_api_url: https://hooks.example.com/{{Canary}}
          smtp_auth_password: {{Canary}}
        route:
          receiver: team
          group_by: [alertname]
          routes:
          - matchers: [severity="critical"]
            receiver: oncall
            continue: true
          - matchers: [severity=~".+"]
            receiver: team
        inhibit_rules:
        - source_matchers: [alertname="Site"]
          target_matchers: [alertname="Disk"]
          equal: [zone]
        receivers:
        - name: team
          webhook_configs: [{ url: 'http://127.0.0.1:1/{{Canary}}' }]
        - name: oncall
        """;

    private const string Alerts = """
        [{"labels":{"alertname":"Disk","zone":"a","severity":"critical"},"annotations":{"summary":"full"},"startsAt":"2026-01-01T00:00:00Z","generatorURL":"http://app/graph"},
         {"labels":{"alertname":"Disk","zone":"b","severity":"warning","empty":""}}]
        """;

    [Test]
    public async Task Alerts_that_are_posted_are_listed_with_their_receivers_and_in_their_groups()
    {
        await using TestWebApplication application = await StartAsync();
        Assert.That((await PostAsync(application, "/api/v2/alerts", Alerts)).Status, Is.EqualTo(200));

        JsonElement[] alerts = [.. (await GetAsync(application, "/api/v2/alerts")).EnumerateArray()];
        JsonElement critical = alerts.Single(alert => alert.GetProperty("labels").GetProperty("zone").GetString() == "a");
        JsonElement[] groups = [.. (await GetAsync(application, "/api/v2/alerts/groups")).EnumerateArray()];

        Assert.Multiple(() =>
        {
            Assert.That(alerts, Has.Length.EqualTo(2));
            Assert.That(critical.GetProperty("receivers").EnumerateArray().Select(receiver => receiver.GetProperty("name").GetString()), Is.EqualTo(new[] { "oncall", "team" }));
            Assert.That(critical.GetProperty("status").GetRawText(), Is.EqualTo("""{"inhibitedBy":[],"silencedBy":[],"state":"active"}"""));
            Assert.That(critical.GetProperty("startsAt").GetString(), Is.EqualTo("2026-01-01T00:00:00.000Z"));
            Assert.That(critical.GetProperty("annotations").GetProperty("summary").GetString(), Is.EqualTo("full"));
            Assert.That(critical.GetProperty("generatorURL").GetString(), Is.EqualTo("http://app/graph"));
            Assert.That(groups.Select(group => $"{group.GetProperty("receiver").GetProperty("name").GetString()} {group.GetProperty("alerts").GetArrayLength()}"), Is.EqualTo(new[] { "oncall 1", "team 2" }));
        });
    }

    [TestCase("?filter=zone=\"a\"", 1)]
    [TestCase("?filter=zone=~\"a|b\"", 2)]
    [TestCase("?filter=other!=\"x\"", 2)]
    [TestCase("?filter=other=\"\"", 0)]
    [TestCase("?receiver=onc.*", 1)]
    [TestCase("?receiver=onc", 0)]
    [TestCase("?active=false", 0)]
    [TestCase("?silenced=false&inhibited=false", 2)]
    public async Task Alerts_are_filtered_as_Alertmanager_filters_them(string query, int count)
    {
        await using TestWebApplication application = await StartAsync();
        await PostAsync(application, "/api/v2/alerts", Alerts);

        Assert.That((await GetAsync(application, "/api/v2/alerts" + query)).GetArrayLength(), Is.EqualTo(count));
    }

    [Test]
    public async Task An_alert_tells_what_silences_and_inhibits_it()
    {
        await using TestWebApplication application = await StartAsync();
        await PostAsync(application, "/api/v2/alerts", Alerts);
        await PostAsync(application, "/api/v2/alerts", """[{"labels":{"alertname":"Site","zone":"a"}}]""");
        (int status, string body) = await PostAsync(application, "/api/v2/silences", Silence(application, "b"));
        string id = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("silenceID").GetString()!;

        JsonElement[] alerts = [.. (await GetAsync(application, "/api/v2/alerts?filter=alertname=Disk")).EnumerateArray()];
        Assert.That(status, Is.EqualTo(200));
        Assert.That(
            alerts.OrderBy(alert => alert.GetProperty("labels").GetProperty("zone").GetString()).Select(alert => alert.GetProperty("status").GetRawText()),
            Is.EqualTo(new[]
            {
                $$"""{"inhibitedBy":["{{AlertFingerprint.Of(Labels.SeriesLabels.Of(("alertname", "Site"), ("zone", "a")))}}"],"silencedBy":[],"state":"suppressed"}""",
                $$"""{"inhibitedBy":[],"silencedBy":["{{id}}"],"state":"suppressed"}""",
            }));
        Assert.That((await GetAsync(application, "/api/v2/alerts?silenced=false")).GetArrayLength(), Is.EqualTo(2));
        Assert.That((await GetAsync(application, "/api/v2/silence/" + id)).GetProperty("status").GetProperty("state").GetString(), Is.EqualTo("active"));
        Assert.That((await GetAsync(application, "/api/v2/silences?filter=zone=b")).GetArrayLength(), Is.EqualTo(1));
        Assert.That((await GetAsync(application, "/api/v2/silences?filter=zone=a")).GetArrayLength(), Is.Zero);

        Assert.That((await SendAsync(application, "/api/v2/silence/" + id, "DELETE")).Status, Is.EqualTo(200));
        Assert.That((await GetAsync(application, "/api/v2/alerts?silenced=false")).GetArrayLength(), Is.EqualTo(3));
        Assert.That((await GetAsync(application, "/api/v2/silence/" + id)).GetProperty("status").GetProperty("state").GetString(), Is.EqualTo("expired"));
    }

    [TestCase("/api/v2/alerts", "[", 400, "the body is no JSON")]
    [TestCase("/api/v2/alerts", "{}", 400, "alerts in body must be of type array")]
    [TestCase("/api/v2/alerts", "[{}]", 400, "labels in body is required")]
    [TestCase("/api/v2/alerts", """[{"labels":{"a":1}}]""", 400, "labels.a in body must be of type string")]
    [TestCase("/api/v2/alerts", """[{"labels":{"a":"b"},"startsAt":"soon"}]""", 400, "startsAt in body must be of type date-time")]
    [TestCase("/api/v2/alerts", """[{"labels":{"a":""}}]""", 400, "alert 0: at least one label")]
    [TestCase("/api/v2/silences", "{}", 400, "matchers in body is required")]
    [TestCase("/api/v2/silences", """{"id":"none","matchers":[{"name":"a","value":"b"}],"startsAt":"2026-01-01T00:00:00Z","endsAt":"2036-01-01T00:00:00Z","createdBy":"me","comment":"x"}""", 404, "silence none not found")]
    [TestCase("/api/v2/silences", """{"matchers":[{"name":"a","value":"(","isRegex":true}],"startsAt":"2026-01-01T00:00:00Z","endsAt":"2036-01-01T00:00:00Z","createdBy":"me","comment":"x"}""", 400, "invalid matcher")]
    [TestCase("/api/v2/silences", """{"matchers":[{"name":"a","value":""}],"startsAt":"2026-01-01T00:00:00Z","endsAt":"2036-01-01T00:00:00Z","createdBy":"me","comment":"x"}""", 400, "")]
    public async Task What_is_wrong_with_a_body_is_said(string path, string body, int status, string message)
    {
        await using TestWebApplication application = await StartAsync();

        (int Status, string Body) answer = await PostAsync(application, path, body);

        Assert.That(answer.Status, Is.EqualTo(status), answer.Body);
        Assert.That(JsonSerializer.Deserialize<string>(answer.Body), Does.StartWith(message).And.Not.Empty);
    }

    [Test]
    public async Task Those_reports_that_are_right_are_taken_whatever_the_others_are()
    {
        await using TestWebApplication application = await StartAsync();

        (int status, _) = await PostAsync(application, "/api/v2/alerts", """[{"labels":{"":"x"}},{"labels":{"alertname":"Good"}}]""");

        Assert.That((status, (await GetAsync(application, "/api/v2/alerts")).GetArrayLength()), Is.EqualTo((400, 1)));
    }

    [TestCase("?filter=a")]
    [TestCase("?receiver=(")]
    [TestCase("?active=maybe")]
    public async Task A_wrong_filter_is_refused(string query)
    {
        await using TestWebApplication application = await StartAsync();

        Assert.That((await SendAsync(application, "/api/v2/alerts" + query)).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task The_status_shows_the_configuration_without_its_secrets()
    {
        await using TestWebApplication application = await StartAsync();

        JsonElement status = await GetAsync(application, "/api/v2/status");

        string shown = status.GetProperty("config").GetProperty("original").GetString()!;
        Assert.That(status.GetRawText(), Does.Not.Contain(Canary));
        Assert.That(shown, Does.Contain("receiver: oncall").And.Contain("<secret>"));
        Assert.That((await GetAsync(application, "/api/v2/receivers")).GetRawText(), Is.EqualTo("""[{"name":"team"},{"name":"oncall"}]"""));
    }

    [Test]
    public async Task Nobody_changes_anything_from_a_page_of_another_origin()
    {
        await using TestWebApplication application = await StartAsync();
        foreach ((string type, string? origin, int status) in (IEnumerable<(string, string?, int)>)
            [
                ("application/json", null, 200),
                ("application/json; charset=utf-8", "http://localhost", 200),
                ("application/json", "http://evil.example", 403),
                ("application/json", "null", 403),
                ("application/json", "http://localhost:81", 403),
                ("text/plain", null, 415),
                ("application/x-www-form-urlencoded", null, 415),
                ("multipart/form-data", null, 415),
            ])
        {
            (int Status, string Body) answer = await SendAsync(application, "/api/v2/alerts", "POST", context => Body(context, Alerts, type, origin));
            Assert.That(answer.Status, Is.EqualTo(status), $"{type} from {origin}: {answer.Body}");
        }
    }

    [Test]
    public async Task A_caller_from_another_machine_gets_nothing_from_any_of_the_routes()
    {
        await using TestWebApplication application = await StartAsync();
        RouteEndpoint[] routes = [.. application.Application.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/v2/", StringComparison.Ordinal))];
        Assert.That(routes, Has.Length.EqualTo(6));

        foreach (RouteEndpoint route in routes)
        {
            foreach (string method in route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
            {
                (int Status, string Body) answer = await SendAsync(application, route.RoutePattern.RawText!.Replace("{silenceID}", "x", StringComparison.Ordinal), method, context =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
                    Body(context, Alerts, "application/json", origin: null);
                });
                Assert.That(answer, Is.EqualTo((403, "")), $"{method} {route.RoutePattern.RawText}");
            }
        }

        Assert.That((await GetAsync(application, "/api/v2/alerts")).GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        await using TestWebApplication application = await StartAsync(("Endpoints:Api:MaxBodyBytes", "1024"));

        (int Status, string Body) answer = await PostAsync(application, "/api/v2/alerts", Alerts.Replace("full", new string('x', 2_000), StringComparison.Ordinal));

        Assert.That(answer.Status, Is.EqualTo(413));
        Assert.That(answer.Body, Does.Contain("StreamingMonitoring:Endpoints:Api:MaxBodyBytes"));
    }

    [Test]
    public async Task Where_nobody_is_told_of_alerts_there_is_no_such_path()
    {
        await using TestWebApplication application = await new TestWebApplication().StartAsync();

        Assert.That((await SendAsync(application, "/api/v2/alerts")).Status, Is.EqualTo(404));
    }

    private static Task<TestWebApplication> StartAsync(params (string Key, string Value)[] settings)
    {
        var application = new TestWebApplication
        {
            Monitoring = builder => builder.AddStreamingMonitoring().AddAlertRouting(AlertmanagerFileReader.Parse(Configuration, "alertmanager.yml")),
        };
        foreach ((string key, string value) in settings)
            application.Section[key] = value;
        return application.StartAsync();
    }

    private static string Silence(TestWebApplication application, string zone) => $$"""
        {"matchers":[{"name":"zone","value":"{{zone}}","isRegex":false}],"startsAt":"{{application.Clock.GetUtcNow():O}}","endsAt":"{{application.Clock.GetUtcNow().AddHours(1):O}}","createdBy":"me","comment":"known"}
        """;

    private static void Body(HttpContext context, string body, string type, string? origin)
    {
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Request.ContentType = type;
        if (origin is not null)
            context.Request.Headers.Origin = origin;
    }

    private static Task<(int Status, string Body)> PostAsync(TestWebApplication application, string path, string body) =>
        SendAsync(application, path, "POST", context => Body(context, body, "application/json", origin: null));

    private static async Task<JsonElement> GetAsync(TestWebApplication application, string path)
    {
        (int status, string body) = await SendAsync(application, path);
        Assert.That(status, Is.EqualTo(200), body);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    private static async Task<(int Status, string Body)> SendAsync(TestWebApplication application, string path, string method = "GET", Action<HttpContext>? prepare = null)
    {
        HttpContext answer = await application.SendAsync(path, method, prepare);
        return (answer.Response.StatusCode, await TestWebApplication.BodyOf(answer));
    }
}
