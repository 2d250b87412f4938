using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.Endpoints;

public sealed class SloEndpointsTests
{
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

    private static void Record(TestWebApplication application, int bad)
    {
        SloMonitor monitor = application.Application.Services.GetRequiredService<SloMonitor>();
        monitor.GetRecorder("api").RecordGood(10);
        monitor.GetRecorder("api").RecordBad(bad);
        monitor.Run(application.Metrics.Snapshot(), new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private static TestWebApplication With() => new() { Monitoring = builder => builder.AddStreamingMonitoring().AddSlo("api", slo => slo.Objective(0.9m).Policy("workbook")) };
}
