using Instrumentation.Labels;
using Instrumentation.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.PrometheusApi;

public sealed class ExemplarEndpointTests
{
    [Test]
    public async Task Exemplars_are_those_of_all_series_that_the_expression_selects()
    {
        var exemplars = new Exemplars();
        await using TestApi api = await TestApi.StartAsync(services => services.AddSingleton<IExemplarSource>(exemplars));

        string data = await api.DataAsync("/api/v1/query_exemplars?query=rate(x[5m])%2By_total&start=1&end=2.5");

        Assert.Multiple(() =>
        {
            Assert.That(data, Is.EqualTo(
                """[{"seriesLabels":{"__name__":"x"},"exemplars":[{"labels":{"trace_id":"abc"},"value":"0.25","timestamp":1.500},{"labels":{},"value":"NaN","timestamp":2}]}]"""));
            Assert.That(exemplars.Asked, Is.EqualTo("__name__=\"x\"; __name__=\"y_total\" from 1000 to 2500"));
        });
    }

    [Test]
    public async Task Without_a_source_there_are_none()
    {
        await using TestApi api = await TestApi.StartAsync();

        Assert.That(await api.DataAsync("/api/v1/query_exemplars?query=x"), Is.EqualTo("[]"));
    }

    [Test]
    public async Task An_expression_that_selects_nothing_has_no_answer()
    {
        await using TestApi api = await TestApi.StartAsync();

        Assert.That(await api.GetAsync("/api/v1/query_exemplars?query=1"), Is.EqualTo((204, "")));
    }

    [TestCase("query=", "1:1: parse error: no expression found in input")]
    [TestCase("query=x&start=5&end=1", "end timestamp must not be before start timestamp")]
    [TestCase("query=x&start=z", "invalid parameter \"start\": invalid time value for 'start': cannot parse \"z\" to a valid timestamp")]
    public async Task A_wrong_request_is_told_what_is_wrong(string parameters, string message)
    {
        await using TestApi api = await TestApi.StartAsync();

        await api.ExpectErrorAsync("/api/v1/query_exemplars?" + parameters, 400, "bad_data", message);
    }

    private sealed class Exemplars : IExemplarSource
    {
        public string Asked { get; private set; } = "";

        public ValueTask<IReadOnlyList<ExemplarSeries>> SelectExemplarsAsync(
            IReadOnlyList<IReadOnlyList<LabelMatcher>> selectors, long fromUnixMs, long toUnixMs, CancellationToken cancellationToken)
        {
            Asked = $"{string.Join("; ", selectors.Select(selector => string.Join(',', selector)))} from {fromUnixMs} to {toUnixMs}";
            return ValueTask.FromResult<IReadOnlyList<ExemplarSeries>>(
            [
                new ExemplarSeries(Labels.SeriesLabels.Of(("__name__", "y_total")), []),
                new ExemplarSeries(
                    Labels.SeriesLabels.Of(("__name__", "x")),
                    [new ExemplarSample(Labels.SeriesLabels.Of(("trace_id", "abc")), 0.25, 1_500), new ExemplarSample(Labels.SeriesLabels.Empty, double.NaN, 2_000)]),
            ]);
        }
    }
}
