namespace Instrumentation.PrometheusApi;

public sealed class QueryEndpointsTests
{
    [Test]
    public async Task An_instant_query_is_evaluated_now_or_at_the_time_that_is_asked_for()
    {
        await using TestApi api = await TestApi.StartAsync();

        string now = await api.DataAsync("/api/v1/query?query=x");
        string before = await api.DataAsync($"/api/v1/query?query=x{{instance='a'}}&time={api.NowSeconds - 60}");
        string text = await api.DataAsync($"/api/v1/query?query=x{{instance='a'}}&time={api.Clock.GetUtcNow().AddMinutes(-2):yyyy-MM-ddTHH:mm:ss.fffZ}");

        Assert.Multiple(() =>
        {
            Assert.That(now, Is.EqualTo($$$"""
                {"resultType":"vector","result":[{"metric":{"__name__":"x","instance":"a"},"value":[{{{api.NowSeconds}}},"0"]},{"metric":{"__name__":"x","instance":"b","odd":"ü\u0022"},"value":[{{{api.NowSeconds}}},"0"]}]}
                """));
            Assert.That(before, Does.EndWith($$"""[{{api.NowSeconds - 60}},"1"]}]}"""));
            Assert.That(text, Does.EndWith($$"""[{{api.NowSeconds - 120}},"2"]}]}"""));
        });
    }

    [Test]
    public async Task A_range_query_gives_a_matrix()
    {
        await using TestApi api = await TestApi.StartAsync();
        long now = api.NowSeconds;

        string data = await api.DataAsync($"/api/v1/query_range?query=sum(x)by(instance)&start={now - 120}&end={now}&step=1m");

        Assert.That(data, Is.EqualTo($$$"""
            {"resultType":"matrix","result":[{"metric":{"instance":"a"},"values":[[{{{now - 120}}},"2"],[{{{now - 60}}},"1"],[{{{now}}},"0"]]},{"metric":{"instance":"b"},"values":[[{{{now - 120}}},"0.6666666666666666"],[{{{now - 60}}},"0.3333333333333333"],[{{{now}}},"0"]]}]}
            """));
    }

    [Test]
    public async Task Parameters_come_in_a_form_body_too_and_win_over_the_query_string()
    {
        await using TestApi api = await TestApi.StartAsync();

        (int status, string body) = await api.PostAsync("/api/v1/query?query=2&time=5", "query=1%2B2&other=%C3%BC", "application/x-www-form-urlencoded; charset=utf-8");

        Assert.That((status, body), Is.EqualTo((200, """{"status":"success","data":{"resultType":"scalar","result":[5,"3"]}}""")));
    }

    [Test]
    public async Task A_body_that_is_no_form_is_passed_over()
    {
        await using TestApi api = await TestApi.StartAsync();

        (int status, string body) = await api.PostAsync("/api/v1/query?query=2&time=5", "query=1", "text/plain");

        Assert.That((status, body), Is.EqualTo((200, """{"status":"success","data":{"resultType":"scalar","result":[5,"2"]}}""")));
    }

    [TestCase("query", 400, "bad_data", "invalid parameter \"query\": 1:1: parse error: no expression found in input")]
    [TestCase("query?query=sum(x", 400, "bad_data", "invalid parameter \"query\": 1:6: parse error: unclosed left parenthesis")]
    [TestCase("query?query=1&time=abc", 400, "bad_data", "invalid parameter \"time\": invalid time value for 'time': cannot parse \"abc\" to a valid timestamp")]
    [TestCase("query?query=1&time=1e15", 400, "bad_data", "invalid parameter \"time\": a query can be evaluated from the year 1 to the year 9999")]
    [TestCase("query?query=1&timeout=abc", 400, "bad_data", "invalid parameter \"timeout\": cannot parse \"abc\" to a valid duration")]
    [TestCase("query?query=1&timeout=0", 503, "timeout", "query timed out in query execution")]
    [TestCase("query?query=1&lookback_delta=abc", 400, "bad_data", "invalid parameter \"lookback_delta\": cannot parse \"abc\" to a valid duration")]
    [TestCase("query?query=1&lookback_delta=2d", 400, "bad_data", "invalid parameter \"lookback_delta\": at most 1d is looked back")]
    [TestCase("query?query=1&limit=-1", 400, "bad_data", "invalid parameter \"limit\": limit must be non-negative")]
    [TestCase("query?query=1&limit=x", 400, "bad_data", "invalid parameter \"limit\": cannot parse \"x\" to a valid limit")]
    [TestCase("query?query=x%2Bon()y_total", 422, "execution", "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)")]
    [TestCase("query_range?query=1", 400, "bad_data", "invalid parameter \"start\": cannot parse \"\" to a valid timestamp")]
    [TestCase("query_range?query=1&start=1", 400, "bad_data", "invalid parameter \"end\": cannot parse \"\" to a valid timestamp")]
    [TestCase("query_range?query=1&start=1&end=0&step=1", 400, "bad_data", "invalid parameter \"end\": end timestamp must not be before start time")]
    [TestCase("query_range?query=1&start=1&end=2", 400, "bad_data", "invalid parameter \"step\": cannot parse \"\" to a valid duration")]
    [TestCase("query_range?query=1&start=1&end=2&step=0", 400, "bad_data", "invalid parameter \"step\": zero or negative query resolution step widths are not accepted. Try a positive integer")]
    [TestCase("query_range?query=1&start=1&end=2&step=-5m", 400, "bad_data", "invalid parameter \"step\": cannot parse \"-5m\" to a valid duration")]
    [TestCase("query_range?query=1&start=1&end=2&step=1e20", 400, "bad_data", "invalid parameter \"step\": cannot parse \"1e20\" to a valid duration. It overflows int64")]
    [TestCase("query_range?query=1&start=0&end=11001&step=1", 400, "bad_data", "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)")]
    [TestCase("query_range?query=x[5m]&start=1&end=2&step=1", 400, "bad_data", "invalid parameter \"query\": invalid expression type \"range vector\" for range query, must be Scalar or instant Vector")]
    [TestCase("query_range?query=(&start=1&end=2&step=1", 400, "bad_data", "invalid parameter \"query\": 1:2: parse error: unclosed left parenthesis")]
    [TestCase("format_query?query=(", 400, "bad_data", "invalid parameter \"query\": 1:2: parse error: unclosed left parenthesis")]
    [TestCase("parse_query", 400, "bad_data", "invalid parameter \"query\": 1:1: parse error: no expression found in input")]
    public async Task A_wrong_request_is_told_what_is_wrong(string path, int status, string type, string message)
    {
        await using TestApi api = await TestApi.StartAsync();

        await api.ExpectErrorAsync("/api/v1/" + path, status, type, message);
    }

    [Test]
    public async Task A_range_may_have_eleven_thousand_steps_and_the_point_behind_the_last()
    {
        await using TestApi api = await TestApi.StartAsync();

        string data = await api.DataAsync("/api/v1/query_range?query=1&start=0&end=11000&step=1");

        Assert.That(data, Does.EndWith("""[11000,"1"]]}]}"""));
    }

    [Test]
    public async Task A_query_that_needs_too_many_samples_is_refused()
    {
        await using TestApi api = await TestApi.StartAsync(section: ("Query:MaxSamples", "50"));

        await api.ExpectErrorAsync("/api/v1/query?query=x[1h]", 422, "execution", "query processing would load too many samples into memory in query execution");
    }

    [Test]
    public async Task A_request_may_look_back_less_or_further()
    {
        await using TestApi api = await TestApi.StartAsync();
        long later = api.NowSeconds + 120;

        string all = await api.DataAsync($"/api/v1/query?query=count(x)&time={later}");
        string less = await api.DataAsync($"/api/v1/query?query=count(x)&time={later}&lookback_delta=60");
        string further = await api.DataAsync($"/api/v1/query?query=count(x)&time={later + 3_600}&lookback_delta=2h");

        Assert.That((all, less, further), Is.EqualTo((
            $$$"""{"resultType":"vector","result":[{"metric":{},"value":[{{{later}}},"2"]}]}""",
            """{"resultType":"vector","result":[]}""",
            $$$"""{"resultType":"vector","result":[{"metric":{},"value":[{{{later + 3_600}}},"2"]}]}""")));
    }

    [Test]
    public async Task A_limit_cuts_series_off_and_says_so()
    {
        await using TestApi api = await TestApi.StartAsync();

        (_, string cut) = await api.GetAsync("/api/v1/query?query=x&limit=1");
        (_, string whole) = await api.GetAsync("/api/v1/query?query=x&limit=2");

        Assert.Multiple(() =>
        {
            Assert.That(cut, Does.EndWith(""","warnings":["results truncated due to limit"]}""").And.Not.Contain("\"b\""));
            Assert.That(whole, Does.Contain("\"b\"").And.Not.Contain("warnings"));
        });
    }

    [Test]
    public async Task Warnings_and_infos_follow_the_data()
    {
        await using TestApi api = await TestApi.StartAsync();

        (_, string warning) = await api.GetAsync("/api/v1/query?query=quantile(2,x)");
        (_, string info) = await api.GetAsync("/api/v1/query?query=rate(x[5m])");

        Assert.Multiple(() =>
        {
            Assert.That(warning, Does.EndWith(""","warnings":["PromQL warning: quantile value should be between 0 and 1, got 2 (1:10)"]}"""));
            Assert.That(info, Does.EndWith(""","infos":["PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket: \u0022x\u0022 (1:6)"]}"""));
        });
    }

    [Test]
    public async Task An_expression_is_laid_out_and_parsed()
    {
        await using TestApi api = await TestApi.StartAsync();

        Assert.That(await api.DataAsync("/api/v1/format_query?query=sum(%20x)by(a)"), Is.EqualTo("\"sum by (a) (x)\""));
        Assert.That(await api.DataAsync("/api/v1/parse_query?query=-x"), Does.StartWith("""{"expr":{"anchored":false,""").And.EndWith(""","op":"-","type":"unaryExpr"}"""));
    }

    [Test]
    public async Task The_deepest_expression_has_a_tree()
    {
        await using TestApi api = await TestApi.StartAsync();

        string data = await api.DataAsync($"/api/v1/parse_query?query={new string('(', 199)}x{new string(')', 199)}");

        Assert.That(data.Split("parenExpr"), Has.Length.EqualTo(200));
    }
}
