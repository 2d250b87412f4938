namespace Instrumentation.PrometheusApi;

public sealed class SeriesEndpointsTests
{
    [TestCase("labels", """["__name__","instance","odd"]""")]
    [TestCase("labels?match[]=y_total", """["__name__"]""")]
    [TestCase("labels?match[]=y_total&match[]=x{instance='b'}", """["__name__","instance","odd"]""")]
    [TestCase("labels?match[]=nothing", "[]")]
    [TestCase("labels?start=10&end=1", "[]")]
    [TestCase("label/__name__/values", """["x","y_total"]""")]
    [TestCase("label/instance/values", """["a","b"]""")]
    [TestCase("label/instance/values?match[]={odd!=''}", """["b"]""")]
    [TestCase("label/U__instance/values", """["a","b"]""")]
    [TestCase("label/U___5F__5F_name____/values", """["x","y_total"]""")]
    [TestCase("label/nothing/values", "[]")]
    [TestCase("label/a-b/values", "[]")]
    [TestCase("series?match[]=x", """[{"__name__":"x","instance":"a"},{"__name__":"x","instance":"b","odd":"ü\u0022"}]""")]
    [TestCase("series?match[]=x{instance='a'}&match[]={__name__=~'x|y.*'}", """[{"__name__":"x","instance":"a"},{"__name__":"x","instance":"b","odd":"ü\u0022"},{"__name__":"y_total"}]""")]
    [TestCase("series?match[]=nothing", "[]")]
    public async Task Labels_values_and_series_are_those_of_the_source(string path, string data)
    {
        await using TestApi api = await TestApi.StartAsync();

        Assert.That(await api.DataAsync("/api/v1/" + path), Is.EqualTo(data));
    }

    [Test]
    public async Task They_are_asked_for_in_a_form_body_too()
    {
        await using TestApi api = await TestApi.StartAsync();

        Assert.That(await api.PostAsync("/api/v1/series", "match[]=y_total&start=-292273086-05-16T16%3A47%3A06Z&end=292277025-08-18T07%3A12%3A54.999999999Z"),
            Is.EqualTo((200, """{"status":"success","data":[{"__name__":"y_total"}]}""")));
    }

    [TestCase("labels?limit=1", """["__name__"]""")]
    [TestCase("label/instance/values?limit=1", """["a"]""")]
    [TestCase("series?match[]=x&limit=1", """[{"__name__":"x","instance":"a"}]""")]
    public async Task A_limit_cuts_off_and_says_so(string path, string data)
    {
        await using TestApi api = await TestApi.StartAsync();

        Assert.That(await api.GetAsync("/api/v1/" + path), Is.EqualTo((200, $$"""{"status":"success","data":{{data}},"warnings":["results truncated due to limit"]}""")));
    }

    [TestCase("labels?match[]=sum(x)", "1:4: parse error: unexpected \"(\"")]
    [TestCase("labels?match[]={}", "match[] must contain at least one non-empty matcher")]
    [TestCase("labels?start=x", "invalid parameter \"start\": invalid time value for 'start': cannot parse \"x\" to a valid timestamp")]
    [TestCase("labels?limit=x", "invalid parameter \"limit\": cannot parse \"x\" to a valid limit")]
    [TestCase("label/a/values?match[]=x[5m]", "1:2: parse error: unexpected \"[\"")]
    [TestCase("label/a/values?match[]=x offset 5m", "1:3: parse error: unexpected <offset>")]
    [TestCase("label/a/values?match[]=x&match[]={a=\"\"}", "match[] must contain at least one non-empty matcher")]
    [TestCase("label/U__/values", "invalid label name: \"U__\"")]
    [TestCase("series", "no match[] parameter provided")]
    [TestCase("series?match[]={}", "invalid parameter \"match[]\": match[] must contain at least one non-empty matcher")]
    [TestCase("series?match[]=x{a=~\"(\"}", "invalid parameter \"match[]\": 1:3: parse error: error parsing regexp \"(\": The regular expression '(' has an error at character 1: missing ).")]
    [TestCase("series?match[]=x&end=q", "invalid parameter \"end\": invalid time value for 'end': cannot parse \"q\" to a valid timestamp")]
    public async Task A_wrong_request_is_told_what_is_wrong(string path, string message)
    {
        await using TestApi api = await TestApi.StartAsync();

        await api.ExpectErrorAsync("/api/v1/" + path, 400, "bad_data", message);
    }
}
