using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Instrumentation.Endpoints;
using Instrumentation.Reading;
using Instrumentation.TestScripts.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Instrumentation.Access;

public sealed class AccessPolicyTests
{
    // What someone on another machine may see of each route. A route that is not here fails the walk.
    private static readonly Dictionary<string, RemoteAnswer> Routes = new(StringComparer.Ordinal)
    {
        ["/metrics"] = RemoteAnswer.Nothing,
        ["/health"] = RemoteAnswer.BareStatus,
        ["/health/{component}"] = RemoteAnswer.Nothing,
        ["/slo/status"] = RemoteAnswer.Nothing,
        ["/slo/gate"] = RemoteAnswer.Nothing,
        ["/slo/report"] = RemoteAnswer.Nothing,
        ["/api/v1/query"] = RemoteAnswer.Nothing,
        ["/api/v1/query_range"] = RemoteAnswer.Nothing,
        ["/api/v1/format_query"] = RemoteAnswer.Nothing,
        ["/api/v1/parse_query"] = RemoteAnswer.Nothing,
        ["/api/v1/query_exemplars"] = RemoteAnswer.Nothing,
        ["/api/v1/labels"] = RemoteAnswer.Nothing,
        ["/api/v1/label/{name}/values"] = RemoteAnswer.Nothing,
        ["/api/v1/series"] = RemoteAnswer.Nothing,
        ["/api/v1/metadata"] = RemoteAnswer.Nothing,
        ["/api/v1/rules"] = RemoteAnswer.Nothing,
        ["/api/v1/alerts"] = RemoteAnswer.Nothing,
        ["/api/v1/status/buildinfo"] = RemoteAnswer.Nothing,
        ["/federate"] = RemoteAnswer.Nothing,
    };

    // What makes a request to each of them a good one.
    private const string ApiParameters = "?query=up&start=0&end=60&step=15&match[]=up";

    private static readonly (string Who, bool IsLocal, Action<HttpContext> Prepare)[] Callers =
    [
        ("loopback", true, _ => { }),
        ("loopback in 127/8", true, context => context.Connection.RemoteIpAddress = IPAddress.Parse("127.9.8.7")),
        ("loopback of IPv6", true, context => From(context, "::1", "[::1]")),
        ("loopback of IPv4 in IPv6", true, context => From(context, "::ffff:127.0.0.1", "127.0.0.1")),
        ("loopback, host with port", true, context => context.Request.Host = new HostString("LocalHost", 8080)),
        ("loopback, allowed host", true, context => context.Request.Host = new HostString("metrics.example.com")),
        ("loopback, below an allowed domain", true, context => context.Request.Host = new HostString("a.internal.example.com")),
        ("another machine", false, context => From(context, "192.0.2.1", "localhost")),
        ("another machine of IPv6", false, context => From(context, "2001:db8::1", "localhost")),
        ("another machine of IPv4 in IPv6", false, context => From(context, "::ffff:192.0.2.1", "localhost")),
        ("the private network", false, context => From(context, "10.0.0.1", "localhost")),
        ("unknown address", false, context => context.Connection.RemoteIpAddress = null),
        ("any address", false, context => From(context, "0.0.0.0", "localhost")),
        ("proxied, Forwarded", false, context => context.Request.Headers["Forwarded"] = "for=192.0.2.1"),
        ("proxied, X-Forwarded-For", false, context => context.Request.Headers["X-Forwarded-For"] = "127.0.0.1"),
        ("proxied, X-Forwarded-Host", false, context => context.Request.Headers["x-forwarded-host"] = "localhost"),
        ("proxied, X-Forwarded-Proto", false, context => context.Request.Headers["X-Forwarded-Proto"] = "https"),
        ("proxied, X-Forwarded-Prefix", false, context => context.Request.Headers["X-Forwarded-Prefix"] = "/a"),
        ("proxied, X-Real-IP", false, context => context.Request.Headers["X-Real-IP"] = "127.0.0.1"),
        ("proxied, empty header", false, context => context.Request.Headers["X-Forwarded-For"] = ""),
        ("proxied and rewritten", false, context => context.Request.Headers["X-Original-For"] = "[::1]:1"),
        ("proxied, Via", false, context => context.Request.Headers["Via"] = "1.1 proxy"),
        ("foreign host", false, context => context.Request.Host = new HostString("evil.example.net")),
        ("foreign host that looks local", false, context => context.Request.Host = new HostString("localhost.example.net")),
        ("foreign host with loopback's digits", false, context => context.Request.Host = new HostString("127.0.0.1.example.net")),
        ("the allowed domain itself", false, context => context.Request.Host = new HostString("internal.example.com")),
        ("no host", false, context => context.Request.Host = new HostString("")),
        ("another machine's address as host", false, context => context.Request.Host = new HostString("192.0.2.7")),
    ];

    private const int GateWithoutPolicies = 503;

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"];

    [Test]
    public async Task Every_route_answers_every_caller_and_method_as_the_table_says()
    {
        await using TestWebApplication application = await Opened().StartAsync();
        RouteEndpoint[] routes = [.. application.Application.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()];
        Assert.That(routes.Select(route => route.RoutePattern.RawText), Is.EquivalentTo(Routes.Keys), "each route has its line in the table");

        List<string> wrong = [];
        foreach (RouteEndpoint route in routes)
        {
            foreach ((string who, bool isLocal, Action<HttpContext> prepare) in Callers)
            {
                foreach (string method in Methods)
                {
                    bool isApi = route.DisplayName!.EndsWith("Prometheus API", StringComparison.Ordinal);
                    string path = route.RoutePattern.RawText!.Replace("{component}", "kafka", StringComparison.Ordinal).Replace("{name}", "job", StringComparison.Ordinal);
                    HttpContext answer = await application.SendAsync(path + (isApi ? ApiParameters : ""), method, prepare);
                    string body = await TestWebApplication.BodyOf(answer);
                    (int Status, Func<string, bool> Body) expected = Expected(Routes[route.RoutePattern.RawText!], isLocal, method, isApi, path == "/slo/gate" ? GateWithoutPolicies : 200);
                    if (answer.Response.StatusCode != expected.Status || !expected.Body(body))
                        wrong.Add($"{method} {path} from {who}: {answer.Response.StatusCode} {body}");
                }
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task An_unknown_component_is_not_told_to_another_machine()
    {
        await using TestWebApplication application = await Opened().StartAsync();

        HttpContext answer = await application.SendAsync("/health/nothing", prepare: context => From(context, "192.0.2.1", "localhost"));

        Assert.That(answer.Response.StatusCode, Is.EqualTo(403));
    }

    [Test]
    public async Task The_first_refusal_is_one_warning_that_names_the_setting()
    {
        await using TestWebApplication application = await Opened().StartAsync();

        for (int times = 0; times < 3; times++)
            await application.SendAsync("/metrics", prepare: context => From(context, "192.0.2.1", "localhost"));

        Assert.That(application.Log.Messages(LogLevel.Warning), Has.Count.EqualTo(1).And.All.Contains("StreamingMonitoring:Endpoints:AllowRemote").And.All.Contains("192.0.2.1"));
    }

    [Test]
    public async Task The_bare_status_is_no_reason_to_warn()
    {
        await using TestWebApplication application = await Opened().StartAsync();

        await application.SendAsync("/health", prepare: context => From(context, "192.0.2.1", "localhost"));

        Assert.That(application.Log.Messages(LogLevel.Warning), Is.Empty);
    }

    [Test]
    public async Task Everyone_gets_everything_where_that_is_set()
    {
        TestWebApplication closed = Opened();
        closed.Section["Endpoints:AllowRemote"] = "true";
        await using TestWebApplication application = await closed.StartAsync();

        foreach (string path in (string[])["/metrics", "/health", "/health/kafka"])
        {
            HttpContext answer = await application.SendAsync(path, prepare: context => From(context, "192.0.2.1", "example.com"));
            Assert.That((answer.Response.StatusCode, (await TestWebApplication.BodyOf(answer)).Length), Is.EqualTo((200, 0)).Using<(int Status, int Length)>((left, right) => left.Status == right.Status && left.Length > 25));
        }
    }

    [TestCase("operator", 200)]
    [TestCase("guest", 403)]
    [TestCase(null, 401)]
    public async Task A_remote_caller_with_the_authorisation_that_the_endpoints_ask_for_is_let_in(string? role, int status)
    {
        await using TestWebApplication application = await Authorised(endpoints => endpoints.RequireAuthorization("operators")).StartAsync();

        foreach (string path in (string[])["/metrics", "/health", "/health/kafka"])
        {
            HttpContext answer = await application.SendAsync(path, prepare: context => Remote(context, role));
            Assert.That(answer.Response.StatusCode, Is.EqualTo(status), path);
        }
    }

    [Test]
    public async Task An_authorised_remote_caller_sees_the_whole_health_summary()
    {
        await using TestWebApplication application = await Authorised(endpoints => endpoints.RequireAuthorization("operators")).StartAsync();

        HttpContext answer = await application.SendAsync("/health", prepare: context => Remote(context, "operator"));

        Assert.That(await TestWebApplication.BodyOf(answer), Does.Contain("\"kafka\""));
    }

    [Test]
    public async Task Being_logged_in_opens_nothing_where_the_endpoints_ask_for_no_authorisation()
    {
        await using TestWebApplication application = await Authorised(_ => { }).StartAsync();

        HttpContext answer = await application.SendAsync("/metrics", prepare: context => Remote(context, "operator"));

        Assert.That(answer.Response.StatusCode, Is.EqualTo(403));
    }

    [Test]
    public async Task Allowing_anonymous_callers_takes_the_authorisation_back_and_not_the_lock_off()
    {
        await using TestWebApplication application = await Authorised(endpoints => endpoints.RequireAuthorization("operators").AllowAnonymous()).StartAsync();

        HttpContext answer = await application.SendAsync("/metrics", prepare: context => Remote(context, null));

        Assert.That(answer.Response.StatusCode, Is.EqualTo(403));
    }

    [TestCase("operator", 200)]
    [TestCase("guest", 403)]
    public async Task The_authorisation_is_asked_for_even_where_the_application_took_its_middleware_away(string role, int status)
    {
        using IHost host = new HostBuilder()
            .ConfigureWebHost(web => web.UseTestServer().ConfigureServices(services =>
            {
                services.AddRouting(options => options.SuppressCheckForUnhandledSecurityMetadata = true);
                AddRoles(services);
                services.AddStreamingMonitoring();
            }).Configure(application => application.UseAuthentication().UseRouting().UseEndpoints(endpoints => endpoints.MapStreamingMonitoring().RequireAuthorization("operators"))))
            .Build();
        await host.StartAsync();

        HttpContext answer = await host.GetTestServer().SendAsync(context =>
        {
            context.Request.Path = "/metrics";
            Remote(context, role);
        });

        Assert.That(answer.Response.StatusCode, Is.EqualTo(status));
        await host.StopAsync();
    }

    private static (int Status, Func<string, bool> Body) Expected(RemoteAnswer remote, bool isLocal, string method, bool isApi, int whole) => (method, isLocal, remote) switch
    {
        ("POST", true, _) when isApi => (200, body => body.Length > 25),
        ("POST", false, _) when isApi => (403, body => body.Length == 0),
        ("HEAD", _, _) when isApi => (405, body => body.Length == 0),
        ("GET", true, _) => (whole, body => body.Length > 25),
        ("GET", false, RemoteAnswer.BareStatus) => (200, body => body == """{"status":"healthy"}"""),
        ("GET", false, _) => (403, body => body.Length == 0),
        ("HEAD", false, RemoteAnswer.Nothing) => (403, body => body.Length == 0),
        ("HEAD", true, _) => (whole, body => body.Length == 0),
        ("HEAD", false, _) => (200, body => body.Length == 0),
        _ => (405, body => body.Length == 0),
    };

    private static MemorySeriesSource Series(TimeProvider clock)
    {
        var source = new MemorySeriesSource();
        source.Add(Labels.SeriesLabels.Of(("__name__", "up"), ("job", "orders")), clock.GetUtcNow().ToUnixTimeMilliseconds() - 1_000, 1);
        return source;
    }

    private static void From(HttpContext context, string address, string host)
    {
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.Request.Host = new HostString(host);
    }

    private static void Remote(HttpContext context, string? role)
    {
        From(context, "192.0.2.1", "example.com");
        if (role is not null)
            context.Request.Headers["Role"] = role;
    }

    private static TestWebApplication Opened() => new()
    {
        Services = builder => builder.Services.AddSingleton<ISeriesSource>(provider => Series(provider.GetRequiredService<TimeProvider>())),
        Section = { ["Endpoints:AllowedHosts"] = "metrics.example.com,*.internal.example.com" },
        Monitoring = builder => builder.AddStreamingMonitoring().AddHealthCheck("kafka", _ => Task.FromResult(Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Healthy())),
    };

    private static TestWebApplication Authorised(Action<IEndpointConventionBuilder> conventions) => new()
    {
        Services = builder => AddRoles(builder.Services),
        Monitoring = builder => builder.AddStreamingMonitoring().AddHealthCheck("kafka", _ => Task.FromResult(Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Healthy())),
        Pipeline = application =>
        {
            application.UseAuthentication();
            application.UseAuthorization();
            conventions(application.MapStreamingMonitoring());
        },
    };

    private static void AddRoles(IServiceCollection services)
    {
        services.AddAuthentication("roles").AddScheme<AuthenticationSchemeOptions, RoleHandler>("roles", null);
        services.AddAuthorizationBuilder().AddPolicy("operators", policy => policy.RequireAuthenticatedUser().RequireRole("operator"));
    }

    private sealed class RoleHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers["Role"] is [{ } role]
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "roles")), "roles"))
            : AuthenticateResult.NoResult());
    }
}
