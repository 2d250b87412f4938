using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Instrumentation;

public sealed class StreamingMonitoringBuilderExtensionsTests
{
    [Test]
    public async Task A_component_is_checked_by_its_delegate()
    {
        var application = new TestApplication { After = builder => builder.AddHealthCheck("kafka", _ => Task.FromResult(HealthCheckResult.Degraded("lagging"))) };
        using IHost host = application.Build();

        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.That((report.Status, report.Entries["kafka"].Description), Is.EqualTo((HealthStatus.Degraded, "lagging")));
    }

    [Test]
    public async Task A_throwing_check_is_unhealthy()
    {
        var application = new TestApplication { After = builder => builder.AddHealthCheck("kafka", _ => throw new InvalidOperationException("password=secret")) };
        using IHost host = application.Build();

        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.That(report.Entries["kafka"].Status, Is.EqualTo(HealthStatus.Unhealthy));
    }

    [Test]
    public async Task A_check_that_ignores_its_token_is_given_up_after_its_timeout()
    {
        var never = new TaskCompletionSource<HealthCheckResult>();
        var application = new TestApplication { After = builder => builder.AddHealthCheck("kafka", _ => never.Task, TimeSpan.FromMilliseconds(20)) };
        using IHost host = application.Build();

        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(report.Entries["kafka"].Status, Is.EqualTo(HealthStatus.Unhealthy));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("a/b")]
    public void A_name_that_cannot_be_a_path_is_refused(string component) =>
        Assert.That(() => new ServiceCollection().AddStreamingMonitoring().AddHealthCheck(component, _ => Task.FromResult(HealthCheckResult.Healthy())), Throws.ArgumentException);
}
