using Instrumentation.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.PrometheusApi;

public sealed class MetadataEndpointTests
{
    [TestCase("", """{"x":[{"type":"gauge","help":"How much.","unit":""},{"type":"unknown","help":"","unit":""}],"y":[{"type":"counter","help":"","unit":"seconds"}]}""")]
    [TestCase("?metric=y", """{"y":[{"type":"counter","help":"","unit":"seconds"}]}""")]
    [TestCase("?metric=nothing", "{}")]
    [TestCase("?limit=0", "{}")]
    [TestCase("?limit=-1&limit_per_metric=1", """{"x":[{"type":"gauge","help":"How much.","unit":""}],"y":[{"type":"counter","help":"","unit":"seconds"}]}""")]
    [TestCase("?limit=1&limit_per_metric=1", """{"x":[{"type":"gauge","help":"How much.","unit":""}]}""")]
    public async Task Type_unit_and_help_are_listed_by_metric(string parameters, string data)
    {
        await using TestApi api = await TestApi.StartAsync(services => services.AddSingleton<IMetricMetadataSource>(new Metadata()));

        Assert.That(await api.DataAsync("/api/v1/metadata" + parameters), Is.EqualTo(data));
    }

    [Test]
    public async Task Without_a_source_there_is_none()
    {
        await using TestApi api = await TestApi.StartAsync();

        Assert.That(await api.DataAsync("/api/v1/metadata"), Is.EqualTo("{}"));
    }

    [TestCase("limit")]
    [TestCase("limit_per_metric")]
    public async Task A_limit_that_is_no_number_is_refused(string name)
    {
        await using TestApi api = await TestApi.StartAsync();

        await api.ExpectErrorAsync($"/api/v1/metadata?{name}=x", 400, "bad_data", $"{name} must be a number");
    }

    private sealed class Metadata : IMetricMetadataSource
    {
        public IReadOnlyList<MetricMetadata> ReadMetadata() =>
        [
            new("y", MetricType.Counter, "seconds", ""), new("x", MetricType.Gauge, "", "How much."), new("x", MetricType.Unknown, "", ""), new("x", MetricType.Gauge, "", "How much."),
        ];
    }
}
