using Microsoft.AspNetCore.Http;

namespace Instrumentation.PrometheusApi;

public sealed class ApiTimeTests
{
    [TestCase("0", 0)]
    [TestCase("1", 1_000)]
    [TestCase("1.5", 1_500)]
    [TestCase("-1.5", -1_500)]
    [TestCase("1435781451.781", 1_435_781_451_781)]
    [TestCase("1e3", 1_000_000)]
    [TestCase("1.0004", 1_000)]
    [TestCase("1.0006", 1_001)]
    [TestCase("2015-07-01T20:10:51.781Z", 1_435_781_451_781)]
    [TestCase("2015-07-01T20:10:51Z", 1_435_781_451_000)]
    [TestCase("2015-07-01T22:10:51.781999999+02:00", 1_435_781_451_781)]
    [TestCase("2015-07-01T15:10:51.7-05:00", 1_435_781_451_700)]
    [TestCase("-292273086-05-16T16:47:06Z", ApiTime.MinUnixMs)]
    [TestCase("292277025-08-18T07:12:54.999999999Z", ApiTime.MaxUnixMs)]
    public async Task A_time_is_a_number_of_seconds_or_RFC_3339(string text, long unixMs) =>
        Assert.That(ApiTime.Optional(await ParametersOf(text), "t", 7), Is.EqualTo(unixMs));

    [TestCase("abc")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("1e17")]
    [TestCase(" 1")]
    [TestCase("2015-07-01")]
    [TestCase("2015-07-01T20:10:51")]
    [TestCase("2015-07-01T20:10:51.Z")]
    [TestCase("2015-07-01 20:10:51Z")]
    [TestCase("2015-13-01T20:10:51Z")]
    public async Task Another_text_is_no_time(string text)
    {
        ApiParameters parameters = await ParametersOf(text);

        Assert.That(() => ApiTime.Optional(parameters, "t", 7), Throws.InstanceOf<ApiException>().With.Message.Contains("to a valid timestamp"));
    }

    [Test]
    public async Task No_time_is_the_default() => Assert.That(ApiTime.Optional(await ParametersOf(""), "t", 7), Is.EqualTo(7));

    [TestCase("15", 15_000)]
    [TestCase("0.5", 500)]
    [TestCase("-1", -1_000)]
    [TestCase("5m", 300_000)]
    [TestCase("1h30m", 5_400_000)]
    [TestCase("1d12h", 129_600_000)]
    [TestCase("250ms", 250)]
    public void A_duration_is_a_number_of_seconds_or_has_units(string text, long milliseconds) =>
        Assert.That(ApiTime.Duration("d", text), Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds)));

    [TestCase("")]
    [TestCase("x")]
    [TestCase("5m1h")]
    [TestCase("NaN")]
    [TestCase("1e10")]
    [TestCase("500y")]
    public void Another_text_is_no_duration(string text) =>
        Assert.That(() => ApiTime.Duration("d", text), Throws.InstanceOf<ApiException>().With.Message.Contains("to a valid duration"));

    private static async Task<ApiParameters> ParametersOf(string text)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.QueryString = QueryString.Create("t", text);
        return await ApiParameters.ReadAsync(context.Request, 1);
    }
}
