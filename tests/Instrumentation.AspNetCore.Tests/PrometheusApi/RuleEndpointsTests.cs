namespace Instrumentation.PrometheusApi;

public sealed class RuleEndpointsTests
{
    [TestCase("rules", """{"groups":[]}""")]
    [TestCase("rules?type=alert", """{"groups":[]}""")]
    [TestCase("rules?type=Record", """{"groups":[]}""")]
    [TestCase("alerts", """{"alerts":[]}""")]
    public async Task Without_rules_the_lists_are_empty(string path, string data)
    {
        await using TestApi api = await TestApi.StartAsync();

        Assert.That(await api.DataAsync("/api/v1/" + path), Is.EqualTo(data));
    }

    [Test]
    public async Task A_type_that_there_is_not_is_refused()
    {
        await using TestApi api = await TestApi.StartAsync();

        await api.ExpectErrorAsync("/api/v1/rules?type=x", 400, "bad_data", "invalid parameter \"type\": not supported value \"x\"");
    }
}
