using System.Text.Json;

namespace Instrumentation.PrometheusApi;

public sealed class BuildInfoEndpointTests
{
    [Test]
    public async Task The_version_is_one_of_Prometheus_3_and_the_revision_our_own()
    {
        await using TestApi api = await TestApi.StartAsync();

        using var data = JsonDocument.Parse(await api.DataAsync("/api/v1/status/buildinfo"));

        Assert.Multiple(() =>
        {
            Assert.That(data.RootElement.EnumerateObject().Select(field => field.Name), Is.EqualTo(new[] { "version", "revision", "branch", "buildUser", "buildDate", "goVersion" }));
            Assert.That(Version.Parse(data.RootElement.GetProperty("version").GetString()!).Major, Is.EqualTo(3));
            Assert.That(data.RootElement.GetProperty("revision").GetString(), Does.StartWith("0."));
        });
    }
}
