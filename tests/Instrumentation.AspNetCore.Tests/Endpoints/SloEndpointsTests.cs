using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.Endpoints;

public sealed class SloEndpointsTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 1, 0, 0, 1, TimeSpan.Zero);

    [TestCase(0, 200, "open")]
    [TestCase(100, 423, "frozen")]
    [TestCase(-1, 503, "unknown")]
    public async Task The_gate_answers_by_status_code_and_reason(int bad, int statusCode, string state)
    {
        await using TestWebApplication application = await With().StartAsync();
        if (bad >= 0)
            Record(application, bad);

        HttpContext answer = await application.SendAsync("/slo/gate");

        JsonElement body = JsonSerializer.Deserialize<JsonElement>(await TestWebApplication.BodyOf(answer));
        Assert.That((answer.Response.StatusCode, body.GetProperty("state").GetString()), Is.EqualTo((statusCode, state)));
        Assert.That(body.GetProperty("reasons").GetArrayLength(), Is.EqualTo(state == "open" ? 0 : 1));
    }

    [Test]
    public async Task The_status_has_the_figures_under_every_name_that_users_look_for()
    {
        await using TestWebApplication application = await With().StartAsync();
        Record(application, 1);

        HttpContext answer = await application.SendAsync("/slo/status");

        JsonElement slo = JsonSerializer.Deserialize<JsonElement>(await TestWebApplication.BodyOf(answer)).GetProperty("slos").EnumerateArray().Single();
        JsonElement window = slo.GetProperty("windows")[0];
        Assert.Multiple(() =>
        {
            Assert.That(slo.GetProperty("slo").GetString(), Is.EqualTo("api"));
            Assert.That(window.GetProperty("status").GetString(), Is.EqualTo("critical"));
            foreach ((string name, decimal value) in (IEnumerable<(string, decimal)>)
                [
                    ("target", 0.9m), ("target_success_rate", 0.9m), ("error_budget", 0.1m), ("good", 10m), ("bad", 1m), ("allowed_bad", 1.1m),
                    ("budget_total_minutes", 4320m), ("error_budget_consumed", 0.909090909091m), ("budget_remaining_percentage", 9.090909090909m), ("time_remaining_days", 30m),
                ])
            {
                Assert.That(window.GetProperty(name).GetDecimal(), Is.EqualTo(value), name);
            }

            Assert.That(slo.GetProperty("burn_rates").GetArrayLength(), Is.EqualTo(4));
        });
        answer = await application.SendAsync("/slo/status?slo=other");
        Assert.That(await TestWebApplication.BodyOf(answer), Does.EndWith(",\"slos\":[]}"));
    }

    [TestCase("?days=7", "application/json", "\"compliance\":0.5,\"met\":false")]
    [TestCase("?format=json", "application/json", "\"total_slos\":1,")]
    [TestCase("?month=2026-01&slo=api", "application/json", "\"bad\":10,")]
    [TestCase("?month=2025-12", "application/json", "\"compliance\":null,\"met\":null")]
    [TestCase("?days=7&format=markdown", "text/markdown; charset=utf-8", "| api | 90 % | 50 % | **no** | 500 % | 1 of 1 |")]
    public async Task A_report_is_for_programs_or_for_people(string query, string type, string part)
    {
        await using TestWebApplication application = await With().StartAsync();
        Record(application, 10);
        application.Clock.Advance(TimeSpan.FromMinutes(2));

        HttpContext answer = await application.SendAsync("/slo/report" + query);

        Assert.That((answer.Response.StatusCode, answer.Response.ContentType), Is.EqualTo((200, type)));
        Assert.That(await TestWebApplication.BodyOf(answer), Does.Contain(part));
    }

    [TestCase("?days=0", "days '0' is not allowed; allowed are 1 to 400.")]
    [TestCase("?days=401", "days '401' is not allowed; allowed are 1 to 400.")]
    [TestCase("?days=x", "days 'x' is not allowed; allowed are 1 to 400.")]
    [TestCase("?month=May", "month 'May' is not allowed; allowed are 1970-01 to 9998-12.")]
    [TestCase("?month=9999-12", "month '9999-12' is not allowed; allowed are 1970-01 to 9998-12.")]
    [TestCase("?month=0001-01", "month '0001-01' is not allowed; allowed are 1970-01 to 9998-12.")]
    [TestCase("?format=pdf", "format 'pdf' is not allowed; allowed are json, markdown.")]
    [TestCase("?slo=other", "slo 'other' is not known; there are api.")]
    public async Task A_report_of_what_is_not_there_is_refused_with_the_reason(string query, string reason)
    {
        await using TestWebApplication application = await With().StartAsync();

        HttpContext answer = await application.SendAsync("/slo/report" + query);

        Assert.That(answer.Response.StatusCode, Is.EqualTo(400));
        Assert.That(JsonSerializer.Deserialize<JsonElement>(await TestWebApplication.BodyOf(answer)).GetProperty("error").GetString(), Is.EqualTo(reason));
    }

    private static void Record(TestWebApplication application, int bad)
    {
        SloMonitor monitor = application.Application.Services.GetRequiredService<SloMonitor>();
        monitor.GetRecorder("api").RecordGood(10);
        monitor.GetRecorder("api").RecordBad(bad);
        monitor.Run(application.Metrics.Snapshot(), Time);
    }

    private static TestWebApplication With() => new() { Monitoring = builder => builder.AddStreamingMonitoring().AddSlo("api", slo => slo.Objective(0.9m).Policy("workbook")) };
}
